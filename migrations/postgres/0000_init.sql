CREATE TABLE "account_roles" (
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "account_roles_account_id_role_pk" PRIMARY KEY("account_id","role")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp(3) with time zone,
	"language" text NOT NULL,
	"member_id" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"disabled_at" timestamp(3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"account_id" text NOT NULL,
	"label" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"last_used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_batches" (
	"number" integer PRIMARY KEY NOT NULL,
	"sealed_at" timestamp(3) with time zone NOT NULL,
	"key_id" text NOT NULL,
	"entries" jsonb NOT NULL,
	"total" integer NOT NULL,
	"head" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp(3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"account_id" text NOT NULL,
	"credential_id" text,
	"from" text NOT NULL,
	"action" text NOT NULL,
	"record" text NOT NULL,
	"record_id" text NOT NULL,
	"reason_id" text,
	"sealed_batch" integer
);
--> statement-breakpoint
CREATE TABLE "audit_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"redacted_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_mac" text NOT NULL,
	"status" integer NOT NULL,
	"record_id" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_account_id_route_key_pk" PRIMARY KEY("account_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" text,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"last_seen_at" timestamp(3) with time zone NOT NULL,
	"locked_at" timestamp(3) with time zone,
	"from" text NOT NULL,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp(3) with time zone NOT NULL,
	"blocked_until" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulletin_editions" (
	"version_id" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "bulletin_editions_version_id_language_pk" PRIMARY KEY("version_id","language")
);
--> statement-breakpoint
CREATE TABLE "bulletin_numbers" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulletin_renditions" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"duration_seconds" integer
);
--> statement-breakpoint
CREATE TABLE "bulletin_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"account_id" text NOT NULL,
	"verdict" text NOT NULL,
	"comment" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulletin_sections" (
	"version_id" text NOT NULL,
	"language" text NOT NULL,
	"position" integer NOT NULL,
	"heading" text NOT NULL,
	"body" text NOT NULL,
	"topic" text,
	CONSTRAINT "bulletin_sections_version_id_language_position_pk" PRIMARY KEY("version_id","language","position")
);
--> statement-breakpoint
CREATE TABLE "bulletin_tags" (
	"bulletin_id" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "bulletin_tags_bulletin_id_kind_code_pk" PRIMARY KEY("bulletin_id","kind","code")
);
--> statement-breakpoint
CREATE TABLE "bulletin_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"bulletin_id" text NOT NULL,
	"version" integer,
	"state" text NOT NULL,
	"audiences" jsonb NOT NULL,
	"topics" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"correction_zh" text,
	"correction_en" text,
	"hides_earlier" boolean NOT NULL,
	"writers" jsonb NOT NULL,
	"submitted_by" text,
	"approved_by" text,
	"published_by" text,
	"published_on" date,
	"created_at" timestamp(3) with time zone NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulletins" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text,
	"period" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"feed_ids" jsonb NOT NULL,
	"year" integer,
	"issue" integer,
	"running" integer,
	"version" integer,
	"published_on" date,
	"withdrawn_on" date,
	"notice_zh" text,
	"notice_en" text,
	"last_modified_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"level" text NOT NULL,
	"member_id" text,
	"raised_at" timestamp(3) with time zone NOT NULL,
	"acknowledged_at" timestamp(3) with time zone,
	"acknowledged_by" text
);
--> statement-breakpoint
CREATE TABLE "call_redactions" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"redacted_at" timestamp(3) with time zone NOT NULL,
	"redacted_by" text NOT NULL,
	"reason" text NOT NULL,
	"occurrences" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_revisions" (
	"call_id" text NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"summary" text NOT NULL,
	"action_taken" text NOT NULL,
	"risk_note" text NOT NULL,
	"follow_up_plan" text NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"reason" text,
	"note" text,
	CONSTRAINT "call_revisions_call_id_revision_pk" PRIMARY KEY("call_id","revision")
);
--> statement-breakpoint
CREATE TABLE "call_topics" (
	"call_id" text NOT NULL,
	"code" text NOT NULL,
	"line_id" text NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "call_topics_call_id_code_pk" PRIMARY KEY("call_id","code")
);
--> statement-breakpoint
CREATE TABLE "callers" (
	"key_id" text NOT NULL,
	"hash" text NOT NULL,
	"episodes" jsonb NOT NULL,
	"touched" integer NOT NULL,
	CONSTRAINT "callers_key_id_hash_pk" PRIMARY KEY("key_id","hash")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"member_id" text,
	"opened_by" text NOT NULL,
	"shift_id" text,
	"assignment_id" text,
	"state" text NOT NULL,
	"channel" text,
	"type" text,
	"risk" text,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"day" date NOT NULL,
	"primary_topic" text,
	"topics" jsonb NOT NULL,
	"mandatory_report" boolean NOT NULL,
	"entered_at" timestamp(3) with time zone NOT NULL,
	"entered_late" boolean NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"episode_id" text,
	"caller_key_id" text,
	"caller_hash" text,
	"content_revision" integer NOT NULL,
	"revision" integer NOT NULL,
	"reviewed_at" timestamp(3) with time zone,
	"reviewed_by" text,
	"retention_class" text NOT NULL,
	"shred_text_on" date NOT NULL,
	"shred_on" date NOT NULL,
	"legal_hold" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_deltas" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "count_deltas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"line_id" text NOT NULL,
	"day" date NOT NULL,
	"entries" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"step" integer NOT NULL,
	"after" text NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"claimed_by" text,
	"claimed_at" timestamp(3) with time zone,
	"attempts" integer NOT NULL,
	"outcome" text,
	"note" text,
	"ended_at" timestamp(3) with time zone,
	"ended_by" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk_lowerings" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"from_level" text NOT NULL,
	"to_level" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_at" timestamp(3) with time zone NOT NULL,
	"proposed_by" text NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text,
	"confirmed" boolean,
	CONSTRAINT "risk_lowerings_two_people" CHECK ("risk_lowerings"."decided_by" is null or "risk_lowerings"."decided_by" <> "risk_lowerings"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "calendar_events" (
	"subject" text NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer NOT NULL,
	"cancelled" boolean NOT NULL,
	"line_id" text NOT NULL,
	"role" text NOT NULL,
	"codes" jsonb NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "calendar_events_subject_uid_pk" PRIMARY KEY("subject","uid")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"member_id" text,
	"line_ids" jsonb NOT NULL,
	"language" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "duty_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"shift_id" text NOT NULL,
	"member_id" text NOT NULL,
	"revision" integer NOT NULL,
	"line_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"worked_start" timestamp(3) with time zone,
	"worked_end" timestamp(3) with time zone,
	"reason" text NOT NULL,
	"corrected_at" timestamp(3) with time zone NOT NULL,
	"corrected_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_fallbacks" (
	"line_id" text PRIMARY KEY NOT NULL,
	"kind" text,
	"sealed" text,
	"revision" integer NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_marks" (
	"shift_id" text NOT NULL,
	"member_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"line_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"account_id" text NOT NULL,
	CONSTRAINT "duty_marks_shift_id_member_id_ordinal_pk" PRIMARY KEY("shift_id","member_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"ticket" integer NOT NULL,
	"lease_until" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"last_started_at" timestamp(3) with time zone,
	"last_finished_at" timestamp(3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "coverage_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"weekdays" jsonb,
	"day_kinds" jsonb,
	"code" text NOT NULL,
	"rank" integer NOT NULL,
	"template_codes" jsonb,
	"needs" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_days" (
	"line_id" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "line_days_line_id_day_pk" PRIMARY KEY("line_id","day")
);
--> statement-breakpoint
CREATE TABLE "line_topics" (
	"line_id" text NOT NULL,
	"code" text NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"context_tag" boolean NOT NULL,
	"mandatory_report" boolean NOT NULL,
	"retired_on" date,
	CONSTRAINT "line_topics_line_id_code_pk" PRIMARY KEY("line_id","code")
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"zone" text NOT NULL,
	"region" text NOT NULL,
	"seats" integer NOT NULL,
	"taxonomy" text NOT NULL,
	"transfer_line_id" text,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"settings" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_windows" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"weekdays" jsonb,
	"day_kinds" jsonb,
	"opens" text NOT NULL,
	"minutes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"weekdays" jsonb,
	"day_kinds" jsonb,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"roles" jsonb NOT NULL,
	"start" text NOT NULL,
	"minutes" integer NOT NULL,
	"night" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surge_periods" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"weekdays" jsonb,
	"day_kinds" jsonb,
	"template_codes" jsonb,
	"extra" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
CREATE TABLE "member_duties" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"line_id" text NOT NULL,
	"role" text NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "member_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"members" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"display_code" text NOT NULL,
	"name" text NOT NULL,
	"tier" text NOT NULL,
	"organisation_id" text,
	"languages" jsonb NOT NULL,
	"dialects" jsonb NOT NULL,
	"zone" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"agreement_on" date,
	"limits" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"retired_on" date,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurring_absences" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"start" text NOT NULL,
	"minutes" integer NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "routing_addresses" (
	"member_id" text NOT NULL,
	"line_id" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "routing_addresses_member_id_line_id_pk" PRIMARY KEY("member_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "team_memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"team_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"colour" text NOT NULL,
	"retired_on" date,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"line_id" text NOT NULL,
	"day" date,
	"weekday" integer,
	"template_code" text,
	"weight" integer NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"rota_id" text NOT NULL,
	"shift_id" text NOT NULL,
	"line_id" text NOT NULL,
	"place" integer NOT NULL,
	"member_id" text NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"source" text NOT NULL,
	"broken_rules" jsonb NOT NULL,
	"reason" text,
	"since_version" integer NOT NULL,
	"until_version" integer,
	"added_at" timestamp(3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	"removed_at" timestamp(3) with time zone,
	"removed_by" text,
	CONSTRAINT "assignments_place_from_one" CHECK ("assignments"."place" >= 1)
);
--> statement-breakpoint
CREATE TABLE "rota_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rota_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"rota_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"account_id" text NOT NULL,
	"verb" text NOT NULL,
	"shift_id" text NOT NULL,
	"place" integer NOT NULL,
	"member_before" text,
	"member_after" text,
	"broken_rules" jsonb NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "rota_days" (
	"line_id" text NOT NULL,
	"day" date NOT NULL,
	"rota_id" text NOT NULL,
	CONSTRAINT "rota_days_line_id_day_pk" PRIMARY KEY("line_id","day")
);
--> statement-breakpoint
CREATE TABLE "rota_versions" (
	"rota_id" text NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	"note" text NOT NULL,
	"assignments" integer NOT NULL,
	"open_places" integer NOT NULL,
	"broken_rules" jsonb NOT NULL,
	"reason" text,
	CONSTRAINT "rota_versions_rota_id_version_pk" PRIMARY KEY("rota_id","version")
);
--> statement-breakpoint
CREATE TABLE "rotas" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp(3) with time zone,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rota_rules" (
	"line_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"changes" jsonb NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	"set_by" text NOT NULL,
	"reason" text,
	"revision" integer NOT NULL,
	CONSTRAINT "rota_rules_line_id_effective_on_pk" PRIMARY KEY("line_id","effective_on")
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" text PRIMARY KEY NOT NULL,
	"rota_id" text NOT NULL,
	"line_id" text NOT NULL,
	"template_id" text NOT NULL,
	"template_code" text NOT NULL,
	"day" date NOT NULL,
	"role" text NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"minimum" integer NOT NULL,
	"wanted" integer NOT NULL,
	"maximum" integer NOT NULL,
	"clock_gain" integer DEFAULT 0 NOT NULL,
	"night" boolean NOT NULL,
	"night_of" date,
	"day_kind" text NOT NULL,
	"cancelled_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "count_recounts" (
	"line_id" text PRIMARY KEY NOT NULL,
	"done" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_rollups" (
	"line_id" text NOT NULL,
	"period" text NOT NULL,
	"facet" text NOT NULL,
	"calls" integer NOT NULL,
	"episodes" integer NOT NULL,
	CONSTRAINT "count_rollups_line_id_period_facet_pk" PRIMARY KEY("line_id","period","facet")
);
--> statement-breakpoint
CREATE TABLE "theme_snapshot_counts" (
	"snapshot_id" text PRIMARY KEY NOT NULL,
	"exact" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theme_snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text,
	"period" text NOT NULL,
	"cut_off_at" timestamp(3) with time zone NOT NULL,
	"rules" text NOT NULL,
	"created_by" text NOT NULL,
	"numbers" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_editions" ADD CONSTRAINT "bulletin_editions_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_renditions" ADD CONSTRAINT "bulletin_renditions_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_reviews" ADD CONSTRAINT "bulletin_reviews_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_sections" ADD CONSTRAINT "bulletin_sections_version_id_bulletin_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bulletin_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_tags" ADD CONSTRAINT "bulletin_tags_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_versions" ADD CONSTRAINT "bulletin_versions_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_snapshot_id_theme_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."theme_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_rules" ADD CONSTRAINT "coverage_rules_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_days" ADD CONSTRAINT "line_days_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_topics" ADD CONSTRAINT "line_topics_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_windows" ADD CONSTRAINT "service_windows_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_periods" ADD CONSTRAINT "surge_periods_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_credentials" ADD CONSTRAINT "member_credentials_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_duties" ADD CONSTRAINT "member_duties_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_duties" ADD CONSTRAINT "member_duties_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_absences" ADD CONSTRAINT "recurring_absences_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_addresses" ADD CONSTRAINT "routing_addresses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_addresses" ADD CONSTRAINT "routing_addresses_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_changes" ADD CONSTRAINT "rota_changes_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_days" ADD CONSTRAINT "rota_days_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_versions" ADD CONSTRAINT "rota_versions_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotas" ADD CONSTRAINT "rotas_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_rules" ADD CONSTRAINT "rota_rules_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_snapshot_counts" ADD CONSTRAINT "theme_snapshot_counts_snapshot_id_theme_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."theme_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_name" ON "accounts" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_member" ON "accounts" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_tokens_account" ON "api_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_entries_unsealed" ON "audit_entries" USING btree ("sealed_batch") WHERE "audit_entries"."sealed_batch" is null;--> statement-breakpoint
CREATE INDEX "audit_entries_record" ON "audit_entries" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_hash" ON "sessions" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "bulletin_renditions_version" ON "bulletin_renditions" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "bulletin_reviews_version" ON "bulletin_reviews" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "bulletin_tags_code" ON "bulletin_tags" USING btree ("kind","code");--> statement-breakpoint
CREATE UNIQUE INDEX "bulletin_versions_number" ON "bulletin_versions" USING btree ("bulletin_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "bulletin_versions_open" ON "bulletin_versions" USING btree ("bulletin_id") WHERE "bulletin_versions"."state" in ('draft', 'in-review', 'approved');--> statement-breakpoint
CREATE INDEX "bulletin_versions_newest" ON "bulletin_versions" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bulletins_number" ON "bulletins" USING btree ("year","issue");--> statement-breakpoint
CREATE UNIQUE INDEX "bulletins_running" ON "bulletins" USING btree ("running");--> statement-breakpoint
CREATE INDEX "bulletins_modified" ON "bulletins" USING btree ("last_modified_at");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_call_level" ON "alerts" USING btree ("call_id","level");--> statement-breakpoint
CREATE INDEX "alerts_line" ON "alerts" USING btree ("line_id","raised_at");--> statement-breakpoint
CREATE INDEX "call_redactions_call" ON "call_redactions" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "call_topics_code" ON "call_topics" USING btree ("line_id","code","started_at");--> statement-breakpoint
CREATE INDEX "calls_line" ON "calls" USING btree ("line_id","started_at");--> statement-breakpoint
CREATE INDEX "calls_member" ON "calls" USING btree ("member_id","started_at");--> statement-breakpoint
CREATE INDEX "calls_episode" ON "calls" USING btree ("episode_id") WHERE "calls"."caller_key_id" is not null;--> statement-breakpoint
CREATE INDEX "calls_caller" ON "calls" USING btree ("caller_key_id","caller_hash") WHERE "calls"."caller_hash" is not null;--> statement-breakpoint
CREATE INDEX "count_deltas_line" ON "count_deltas" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_call_step" ON "follow_ups" USING btree ("call_id","step");--> statement-breakpoint
CREATE INDEX "follow_ups_line_due" ON "follow_ups" USING btree ("line_id","state","due_at");--> statement-breakpoint
CREATE INDEX "follow_ups_claimed" ON "follow_ups" USING btree ("claimed_by","state");--> statement-breakpoint
CREATE INDEX "risk_lowerings_call" ON "risk_lowerings" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "calendar_events_end" ON "calendar_events" USING btree ("subject","end");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_secret" ON "calendar_feeds" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "calendar_feeds_account" ON "calendar_feeds" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_corrections_revision" ON "duty_corrections" USING btree ("shift_id","member_id","revision");--> statement-breakpoint
CREATE INDEX "coverage_rules_line" ON "coverage_rules" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lines_code" ON "lines" USING btree ("code");--> statement-breakpoint
CREATE INDEX "service_windows_line" ON "service_windows" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "shift_templates_line" ON "shift_templates" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "surge_periods_line" ON "surge_periods" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "absences_member" ON "absences" USING btree ("member_id","end");--> statement-breakpoint
CREATE INDEX "member_credentials_member" ON "member_credentials" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_duties_member" ON "member_duties" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_duties_line" ON "member_duties" USING btree ("line_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "members_display_code" ON "members" USING btree ("display_code");--> statement-breakpoint
CREATE INDEX "members_organisation" ON "members" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_code" ON "organisations" USING btree ("code");--> statement-breakpoint
CREATE INDEX "recurring_absences_member" ON "recurring_absences" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "routing_addresses_line" ON "routing_addresses" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "team_memberships_member" ON "team_memberships" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "team_memberships_team" ON "team_memberships" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_code" ON "teams" USING btree ("code");--> statement-breakpoint
CREATE INDEX "wishes_member" ON "wishes" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "wishes_line" ON "wishes" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_place" ON "assignments" USING btree ("shift_id","place") WHERE "assignments"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_once" ON "assignments" USING btree ("shift_id","member_id") WHERE "assignments"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_member" ON "assignments" USING btree ("member_id","start");--> statement-breakpoint
CREATE INDEX "assignments_line" ON "assignments" USING btree ("line_id","start");--> statement-breakpoint
CREATE INDEX "assignments_rota" ON "assignments" USING btree ("rota_id");--> statement-breakpoint
CREATE INDEX "rota_changes_rota" ON "rota_changes" USING btree ("rota_id","id");--> statement-breakpoint
CREATE INDEX "rota_days_rota" ON "rota_days" USING btree ("rota_id");--> statement-breakpoint
CREATE INDEX "rotas_line" ON "rotas" USING btree ("line_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "shifts_rota_slot" ON "shifts" USING btree ("rota_id","day","template_code","role");--> statement-breakpoint
CREATE INDEX "shifts_line_start" ON "shifts" USING btree ("line_id","start");--> statement-breakpoint
CREATE INDEX "theme_snapshots_newest" ON "theme_snapshots" USING btree ("cut_off_at","id");