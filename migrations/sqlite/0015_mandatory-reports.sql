CREATE TABLE `mandatory_report_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`call_id` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text,
	`at` text NOT NULL,
	`noted_at` text NOT NULL,
	`noted_by` text NOT NULL,
	`member_id` text,
	`reference` text,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `mandatory_report_steps_report` ON `mandatory_report_steps` (`report_id`,`at`);--> statement-breakpoint
CREATE INDEX `mandatory_report_steps_call` ON `mandatory_report_steps` (`call_id`);--> statement-breakpoint
CREATE TABLE `mandatory_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`member_id` text,
	`raised_at` text NOT NULL,
	`due_at` text,
	`tell_at` text,
	`proposed_at` text,
	`proposed_by` text,
	`outcome` text,
	`closing_note` text,
	`closed_at` text,
	`closed_by` text,
	`revision` integer NOT NULL,
	CONSTRAINT "mandatory_reports_two_people" CHECK("mandatory_reports"."closed_by" is null or "mandatory_reports"."closed_by" <> "mandatory_reports"."proposed_by")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mandatory_reports_call` ON `mandatory_reports` (`call_id`);--> statement-breakpoint
CREATE INDEX `mandatory_reports_line` ON `mandatory_reports` (`line_id`,`raised_at`);--> statement-breakpoint
CREATE INDEX `mandatory_reports_tell` ON `mandatory_reports` (`tell_at`) WHERE "mandatory_reports"."tell_at" is not null;