CREATE TABLE `expert_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`line_id` text NOT NULL,
	`topic` text,
	`question` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`assigned_to` text,
	`assigned_at` text,
	`assigned_how` text,
	`due_at` text NOT NULL,
	`reminded` text NOT NULL,
	`reminded_at` text,
	`answer` text,
	`answered_at` text,
	`answered_by` text,
	`note` text,
	`approved_at` text,
	`approved_by` text,
	`informed_at` text,
	`informed_by` text,
	`published_at` text,
	`draft_id` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `expert_questions_line` ON `expert_questions` (`line_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `expert_questions_assigned` ON `expert_questions` (`assigned_to`,`state`);--> statement-breakpoint
CREATE INDEX `expert_questions_asked` ON `expert_questions` (`asked_by`,`asked_at`);--> statement-breakpoint
CREATE INDEX `expert_questions_call` ON `expert_questions` (`call_id`);--> statement-breakpoint
ALTER TABLE `bulletins` ADD `kind` text DEFAULT 'themes' NOT NULL;