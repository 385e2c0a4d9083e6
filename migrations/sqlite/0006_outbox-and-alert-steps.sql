CREATE TABLE `alert_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`member_id` text,
	`account_id` text
);
--> statement-breakpoint
CREATE INDEX `alert_steps_alert` ON `alert_steps` (`alert_id`,`at`);--> statement-breakpoint
CREATE INDEX `alert_steps_at` ON `alert_steps` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `mail_addresses` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`set_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox_deliveries` (
	`message_id` text NOT NULL,
	`channel` text NOT NULL,
	`target_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` text NOT NULL,
	`last_result` text,
	`ended_at` text,
	PRIMARY KEY(`message_id`, `channel`, `target_id`)
);
--> statement-breakpoint
CREATE INDEX `outbox_deliveries_due` ON `outbox_deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_deliveries_target` ON `outbox_deliveries` (`target_id`,`state`);--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	`mail_to` text NOT NULL,
	`path` text,
	`at` text NOT NULL,
	`spread_at` text
);
--> statement-breakpoint
CREATE INDEX `outbox_messages_spread` ON `outbox_messages` (`spread_at`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`label` text NOT NULL,
	`kinds` text NOT NULL,
	`secret` text NOT NULL,
	`old_secret` text,
	`old_secret_until` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`disabled_at` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `alerts` ADD `escalate_at` text;--> statement-breakpoint
ALTER TABLE `alerts` ADD `coordinator_told_at` text;--> statement-breakpoint
ALTER TABLE `alerts` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `alerts` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `alerts` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `alerts` ADD `closing_note` text;--> statement-breakpoint
CREATE INDEX `alerts_escalate` ON `alerts` (`escalate_at`) WHERE "alerts"."escalate_at" is not null;