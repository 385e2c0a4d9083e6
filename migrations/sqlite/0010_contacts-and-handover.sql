CREATE TABLE `contact_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_as` text NOT NULL,
	`reason` text NOT NULL,
	`seen_at` text,
	`seen_by` text
);
--> statement-breakpoint
CREATE INDEX `contact_openings_line` ON `contact_openings` (`line_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `contact_openings_call` ON `contact_openings` (`call_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `sealed_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`sealed` text NOT NULL,
	`key_id` text NOT NULL,
	`basis` text NOT NULL,
	`expires_on` text NOT NULL,
	`stored_at` text NOT NULL,
	`stored_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_contacts_call` ON `sealed_contacts` (`call_id`);--> statement-breakpoint
CREATE INDEX `sealed_contacts_key` ON `sealed_contacts` (`key_id`);--> statement-breakpoint
CREATE INDEX `sealed_contacts_expiry` ON `sealed_contacts` (`expires_on`);--> statement-breakpoint
CREATE TABLE `duty_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`line_id` text NOT NULL,
	`shift_id` text,
	`member_id` text,
	`raised_at` text NOT NULL,
	`acknowledged_at` text,
	`acknowledged_by` text,
	`resolved_at` text,
	`changed_at` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_alerts_subject` ON `duty_alerts` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `duty_alerts_line` ON `duty_alerts` (`line_id`,`raised_at`);--> statement-breakpoint
CREATE INDEX `duty_alerts_changed` ON `duty_alerts` (`changed_at`,`id`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`shift_start` text NOT NULL,
	`shift_end` text NOT NULL,
	`items` text,
	`note` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`handed_at` text,
	`handed_by` text,
	`handed_by_member` text,
	`acknowledged_at` text,
	`acknowledged_by` text,
	`acknowledged_by_member` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_shift` ON `handovers` (`shift_id`);--> statement-breakpoint
CREATE INDEX `handovers_line` ON `handovers` (`line_id`,`shift_end`);