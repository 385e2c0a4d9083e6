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
CREATE INDEX `sealed_contacts_expiry` ON `sealed_contacts` (`expires_on`);