CREATE TABLE `account_roles` (
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`account_id`, `role`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`password_changed_at` text,
	`language` text NOT NULL,
	`member_id` text,
	`created_at` text NOT NULL,
	`disabled_at` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_name` ON `accounts` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_member` ON `accounts` (`member_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`account_id` text NOT NULL,
	`label` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	`last_used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_account` ON `api_tokens` (`account_id`);--> statement-breakpoint
CREATE TABLE `audit_batches` (
	`number` integer PRIMARY KEY NOT NULL,
	`sealed_at` text NOT NULL,
	`key_id` text NOT NULL,
	`entries` text NOT NULL,
	`total` integer NOT NULL,
	`head` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_kind` text NOT NULL,
	`account_id` text NOT NULL,
	`credential_id` text,
	`from` text NOT NULL,
	`action` text NOT NULL,
	`record` text NOT NULL,
	`record_id` text NOT NULL,
	`reason_id` text,
	`sealed_batch` integer
);
--> statement-breakpoint
CREATE INDEX `audit_entries_unsealed` ON `audit_entries` (`sealed_batch`) WHERE "audit_entries"."sealed_batch" is null;--> statement-breakpoint
CREATE INDEX `audit_entries_record` ON `audit_entries` (`record_id`);--> statement-breakpoint
CREATE TABLE `audit_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`redacted_at` text
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`account_id` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`body_mac` text NOT NULL,
	`status` integer NOT NULL,
	`record_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`account_id`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`locked_at` text,
	`from` text NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_hash` ON `sessions` (`hash`);--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` text NOT NULL,
	`blocked_until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bulletin_editions` (
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`version_id`, `language`),
	FOREIGN KEY (`version_id`) REFERENCES `bulletin_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bulletin_numbers` (
	`series` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bulletin_renditions` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`mime_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`duration_seconds` integer,
	FOREIGN KEY (`version_id`) REFERENCES `bulletin_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulletin_renditions_version` ON `bulletin_renditions` (`version_id`);--> statement-breakpoint
CREATE TABLE `bulletin_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`at` text NOT NULL,
	`account_id` text NOT NULL,
	`verdict` text NOT NULL,
	`comment` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `bulletin_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulletin_reviews_version` ON `bulletin_reviews` (`version_id`);--> statement-breakpoint
CREATE TABLE `bulletin_sections` (
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`position` integer NOT NULL,
	`heading` text NOT NULL,
	`body` text NOT NULL,
	`topic` text,
	PRIMARY KEY(`version_id`, `language`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `bulletin_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bulletin_tags` (
	`bulletin_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`bulletin_id`, `kind`, `code`),
	FOREIGN KEY (`bulletin_id`) REFERENCES `bulletins`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulletin_tags_code` ON `bulletin_tags` (`kind`,`code`);--> statement-breakpoint
CREATE TABLE `bulletin_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`bulletin_id` text NOT NULL,
	`version` integer,
	`state` text NOT NULL,
	`audiences` text NOT NULL,
	`topics` text NOT NULL,
	`contacts` text NOT NULL,
	`correction_zh` text,
	`correction_en` text,
	`hides_earlier` integer NOT NULL,
	`writers` text NOT NULL,
	`submitted_by` text,
	`approved_by` text,
	`published_by` text,
	`published_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`bulletin_id`) REFERENCES `bulletins`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulletin_versions_number` ON `bulletin_versions` (`bulletin_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `bulletin_versions_open` ON `bulletin_versions` (`bulletin_id`) WHERE "bulletin_versions"."state" in ('draft', 'in-review', 'approved');--> statement-breakpoint
CREATE INDEX `bulletin_versions_newest` ON `bulletin_versions` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `bulletins` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text,
	`period` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`feed_ids` text NOT NULL,
	`year` integer,
	`issue` integer,
	`running` integer,
	`version` integer,
	`published_on` text,
	`withdrawn_on` text,
	`notice_zh` text,
	`notice_en` text,
	`last_modified_at` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`snapshot_id`) REFERENCES `theme_snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bulletins_number` ON `bulletins` (`year`,`issue`);--> statement-breakpoint
CREATE UNIQUE INDEX `bulletins_running` ON `bulletins` (`running`);--> statement-breakpoint
CREATE INDEX `bulletins_modified` ON `bulletins` (`last_modified_at`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`level` text NOT NULL,
	`member_id` text,
	`raised_at` text NOT NULL,
	`acknowledged_at` text,
	`acknowledged_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_call_level` ON `alerts` (`call_id`,`level`);--> statement-breakpoint
CREATE INDEX `alerts_line` ON `alerts` (`line_id`,`raised_at`);--> statement-breakpoint
CREATE TABLE `call_redactions` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`redacted_at` text NOT NULL,
	`redacted_by` text NOT NULL,
	`reason` text NOT NULL,
	`occurrences` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `call_redactions_call` ON `call_redactions` (`call_id`);--> statement-breakpoint
CREATE TABLE `call_revisions` (
	`call_id` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`summary` text NOT NULL,
	`action_taken` text NOT NULL,
	`risk_note` text NOT NULL,
	`follow_up_plan` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`reason` text,
	`note` text,
	PRIMARY KEY(`call_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `call_topics` (
	`call_id` text NOT NULL,
	`code` text NOT NULL,
	`line_id` text NOT NULL,
	`started_at` text NOT NULL,
	PRIMARY KEY(`call_id`, `code`)
);
--> statement-breakpoint
CREATE INDEX `call_topics_code` ON `call_topics` (`line_id`,`code`,`started_at`);--> statement-breakpoint
CREATE TABLE `callers` (
	`key_id` text NOT NULL,
	`hash` text NOT NULL,
	`episodes` text NOT NULL,
	`touched` integer NOT NULL,
	PRIMARY KEY(`key_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`member_id` text,
	`opened_by` text NOT NULL,
	`shift_id` text,
	`assignment_id` text,
	`state` text NOT NULL,
	`channel` text,
	`type` text,
	`risk` text,
	`started_at` text NOT NULL,
	`ended_at` text,
	`day` text NOT NULL,
	`primary_topic` text,
	`topics` text NOT NULL,
	`mandatory_report` integer NOT NULL,
	`entered_at` text NOT NULL,
	`entered_late` integer NOT NULL,
	`closed_at` text,
	`episode_id` text,
	`caller_key_id` text,
	`caller_hash` text,
	`content_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`reviewed_at` text,
	`reviewed_by` text,
	`retention_class` text NOT NULL,
	`shred_text_on` text NOT NULL,
	`shred_on` text NOT NULL,
	`legal_hold` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `calls_line` ON `calls` (`line_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_member` ON `calls` (`member_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_episode` ON `calls` (`episode_id`) WHERE "calls"."caller_key_id" is not null;--> statement-breakpoint
CREATE INDEX `calls_caller` ON `calls` (`caller_key_id`,`caller_hash`) WHERE "calls"."caller_hash" is not null;--> statement-breakpoint
CREATE TABLE `count_deltas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`entries` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `count_deltas_line` ON `count_deltas` (`line_id`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`step` integer NOT NULL,
	`after` text NOT NULL,
	`due_at` text NOT NULL,
	`state` text NOT NULL,
	`claimed_by` text,
	`claimed_at` text,
	`attempts` integer NOT NULL,
	`outcome` text,
	`note` text,
	`ended_at` text,
	`ended_by` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_ups_call_step` ON `follow_ups` (`call_id`,`step`);--> statement-breakpoint
CREATE INDEX `follow_ups_line_due` ON `follow_ups` (`line_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `follow_ups_claimed` ON `follow_ups` (`claimed_by`,`state`);--> statement-breakpoint
CREATE TABLE `risk_lowerings` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`from_level` text NOT NULL,
	`to_level` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_at` text NOT NULL,
	`proposed_by` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`confirmed` integer,
	CONSTRAINT "risk_lowerings_two_people" CHECK("risk_lowerings"."decided_by" is null or "risk_lowerings"."decided_by" <> "risk_lowerings"."proposed_by")
);
--> statement-breakpoint
CREATE INDEX `risk_lowerings_call` ON `risk_lowerings` (`call_id`);--> statement-breakpoint
CREATE TABLE `calendar_events` (
	`subject` text NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`line_id` text NOT NULL,
	`role` text NOT NULL,
	`codes` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`subject`, `uid`)
);
--> statement-breakpoint
CREATE INDEX `calendar_events_end` ON `calendar_events` (`subject`,`end`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`member_id` text,
	`line_ids` text NOT NULL,
	`language` text NOT NULL,
	`label` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_secret` ON `calendar_feeds` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_account` ON `calendar_feeds` (`account_id`);--> statement-breakpoint
CREATE TABLE `duty_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`member_id` text NOT NULL,
	`revision` integer NOT NULL,
	`line_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`worked_start` text,
	`worked_end` text,
	`reason` text NOT NULL,
	`corrected_at` text NOT NULL,
	`corrected_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_corrections_revision` ON `duty_corrections` (`shift_id`,`member_id`,`revision`);--> statement-breakpoint
CREATE TABLE `duty_fallbacks` (
	`line_id` text PRIMARY KEY NOT NULL,
	`kind` text,
	`sealed` text,
	`revision` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `duty_marks` (
	`shift_id` text NOT NULL,
	`member_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`shift_id`, `member_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`ticket` integer NOT NULL,
	`lease_until` text NOT NULL,
	`due_at` text NOT NULL,
	`last_started_at` text,
	`last_finished_at` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `coverage_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`weekdays` text,
	`day_kinds` text,
	`code` text NOT NULL,
	`rank` integer NOT NULL,
	`template_codes` text,
	`needs` text NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coverage_rules_line` ON `coverage_rules` (`line_id`);--> statement-breakpoint
CREATE TABLE `line_days` (
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`line_id`, `day`),
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `line_topics` (
	`line_id` text NOT NULL,
	`code` text NOT NULL,
	`label_zh` text NOT NULL,
	`label_en` text NOT NULL,
	`context_tag` integer NOT NULL,
	`mandatory_report` integer NOT NULL,
	`retired_on` text,
	PRIMARY KEY(`line_id`, `code`),
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lines` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`zone` text NOT NULL,
	`region` text NOT NULL,
	`seats` integer NOT NULL,
	`taxonomy` text NOT NULL,
	`transfer_line_id` text,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`settings` text NOT NULL,
	`rules` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lines_code` ON `lines` (`code`);--> statement-breakpoint
CREATE TABLE `service_windows` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`weekdays` text,
	`day_kinds` text,
	`opens` text NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_windows_line` ON `service_windows` (`line_id`);--> statement-breakpoint
CREATE TABLE `shift_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`weekdays` text,
	`day_kinds` text,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`roles` text NOT NULL,
	`start` text NOT NULL,
	`minutes` integer NOT NULL,
	`night` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shift_templates_line` ON `shift_templates` (`line_id`);--> statement-breakpoint
CREATE TABLE `surge_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`weekdays` text,
	`day_kinds` text,
	`template_codes` text,
	`extra` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `surge_periods_line` ON `surge_periods` (`line_id`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absences_member` ON `absences` (`member_id`,`end`);--> statement-breakpoint
CREATE TABLE `member_credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_credentials_member` ON `member_credentials` (`member_id`);--> statement-breakpoint
CREATE TABLE `member_duties` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`line_id` text NOT NULL,
	`role` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_duties_member` ON `member_duties` (`member_id`);--> statement-breakpoint
CREATE INDEX `member_duties_line` ON `member_duties` (`line_id`,`role`);--> statement-breakpoint
CREATE TABLE `member_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`members` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`display_code` text NOT NULL,
	`name` text NOT NULL,
	`tier` text NOT NULL,
	`organisation_id` text,
	`languages` text NOT NULL,
	`dialects` text NOT NULL,
	`zone` text NOT NULL,
	`joined_on` text NOT NULL,
	`left_on` text,
	`agreement_on` text,
	`limits` text NOT NULL,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_display_code` ON `members` (`display_code`);--> statement-breakpoint
CREATE INDEX `members_organisation` ON `members` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`retired_on` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_code` ON `organisations` (`code`);--> statement-breakpoint
CREATE TABLE `recurring_absences` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`start` text NOT NULL,
	`minutes` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recurring_absences_member` ON `recurring_absences` (`member_id`);--> statement-breakpoint
CREATE TABLE `routing_addresses` (
	`member_id` text NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`set_at` text NOT NULL,
	PRIMARY KEY(`member_id`, `line_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `routing_addresses_line` ON `routing_addresses` (`line_id`);--> statement-breakpoint
CREATE TABLE `team_memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`team_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_memberships_member` ON `team_memberships` (`member_id`);--> statement-breakpoint
CREATE INDEX `team_memberships_team` ON `team_memberships` (`team_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`colour` text NOT NULL,
	`retired_on` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_code` ON `teams` (`code`);--> statement-breakpoint
CREATE TABLE `wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`line_id` text NOT NULL,
	`day` text,
	`weekday` integer,
	`template_code` text,
	`weight` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wishes_member` ON `wishes` (`member_id`);--> statement-breakpoint
CREATE INDEX `wishes_line` ON `wishes` (`line_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`rota_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`line_id` text NOT NULL,
	`place` integer NOT NULL,
	`member_id` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`source` text NOT NULL,
	`broken_rules` text NOT NULL,
	`reason` text,
	`since_version` integer NOT NULL,
	`until_version` integer,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`removed_at` text,
	`removed_by` text,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`shift_id`) REFERENCES `shifts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_place_from_one" CHECK("assignments"."place" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_place` ON `assignments` (`shift_id`,`place`) WHERE "assignments"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_once` ON `assignments` (`shift_id`,`member_id`) WHERE "assignments"."removed_at" is null;--> statement-breakpoint
CREATE INDEX `assignments_member` ON `assignments` (`member_id`,`start`);--> statement-breakpoint
CREATE INDEX `assignments_line` ON `assignments` (`line_id`,`start`);--> statement-breakpoint
CREATE INDEX `assignments_rota` ON `assignments` (`rota_id`);--> statement-breakpoint
CREATE TABLE `rota_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rota_id` text NOT NULL,
	`at` text NOT NULL,
	`account_id` text NOT NULL,
	`verb` text NOT NULL,
	`shift_id` text NOT NULL,
	`place` integer NOT NULL,
	`member_before` text,
	`member_after` text,
	`broken_rules` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rota_changes_rota` ON `rota_changes` (`rota_id`,`id`);--> statement-breakpoint
CREATE TABLE `rota_days` (
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`rota_id` text NOT NULL,
	PRIMARY KEY(`line_id`, `day`),
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rota_days_rota` ON `rota_days` (`rota_id`);--> statement-breakpoint
CREATE TABLE `rota_versions` (
	`rota_id` text NOT NULL,
	`version` integer NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`note` text NOT NULL,
	`assignments` integer NOT NULL,
	`open_places` integer NOT NULL,
	`broken_rules` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`rota_id`, `version`),
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rotas` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`version` integer NOT NULL,
	`published_at` text,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rotas_line` ON `rotas` (`line_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `rota_rules` (
	`line_id` text NOT NULL,
	`effective_on` text NOT NULL,
	`changes` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	`reason` text,
	`revision` integer NOT NULL,
	PRIMARY KEY(`line_id`, `effective_on`),
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`rota_id` text NOT NULL,
	`line_id` text NOT NULL,
	`template_id` text NOT NULL,
	`template_code` text NOT NULL,
	`day` text NOT NULL,
	`role` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`minimum` integer NOT NULL,
	`wanted` integer NOT NULL,
	`maximum` integer NOT NULL,
	`clock_gain` integer DEFAULT 0 NOT NULL,
	`night` integer NOT NULL,
	`night_of` text,
	`day_kind` text NOT NULL,
	`cancelled_at` text,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_rota_slot` ON `shifts` (`rota_id`,`day`,`template_code`,`role`);--> statement-breakpoint
CREATE INDEX `shifts_line_start` ON `shifts` (`line_id`,`start`);--> statement-breakpoint
CREATE TABLE `count_recounts` (
	`line_id` text PRIMARY KEY NOT NULL,
	`done` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `count_rollups` (
	`line_id` text NOT NULL,
	`period` text NOT NULL,
	`facet` text NOT NULL,
	`calls` integer NOT NULL,
	`episodes` integer NOT NULL,
	PRIMARY KEY(`line_id`, `period`, `facet`)
);
--> statement-breakpoint
CREATE TABLE `theme_snapshot_counts` (
	`snapshot_id` text PRIMARY KEY NOT NULL,
	`exact` text NOT NULL,
	FOREIGN KEY (`snapshot_id`) REFERENCES `theme_snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `theme_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text,
	`period` text NOT NULL,
	`cut_off_at` text NOT NULL,
	`rules` text NOT NULL,
	`created_by` text NOT NULL,
	`numbers` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `theme_snapshots_newest` ON `theme_snapshots` (`cut_off_at`,`id`);