CREATE TABLE `case_steps` (
	`case_id` text NOT NULL,
	`position` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`kind` text NOT NULL,
	`side` text,
	`text` text NOT NULL,
	PRIMARY KEY(`case_id`, `position`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`call_id` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`institution` text,
	`state` text NOT NULL,
	`received_at` text NOT NULL,
	`day` text NOT NULL,
	`opened_by` text NOT NULL,
	`assigned_to` text,
	`report_due_at` text NOT NULL,
	`resolve_due_at` text NOT NULL,
	`call_back_due_at` text,
	`due_at` text NOT NULL,
	`reported_at` text,
	`resolved_at` text,
	`outcome` text,
	`called_back_at` text,
	`call_back_result` text,
	`reminded` text NOT NULL,
	`reminded_at` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `cases_line_day` ON `cases` (`line_id`,`day`);--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assigned_to`,`state`);--> statement-breakpoint
CREATE INDEX `cases_call` ON `cases` (`call_id`);--> statement-breakpoint
CREATE TABLE `consultation_calls` (
	`consultation_id` text NOT NULL,
	`call_id` text NOT NULL,
	PRIMARY KEY(`consultation_id`, `call_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_calls_call` ON `consultation_calls` (`call_id`);--> statement-breakpoint
CREATE TABLE `consultation_invitations` (
	`consultation_id` text NOT NULL,
	`member_id` text NOT NULL,
	`invited_at` text NOT NULL,
	`reply` text,
	`replied_at` text,
	PRIMARY KEY(`consultation_id`, `member_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_invitations_member` ON `consultation_invitations` (`member_id`);--> statement-breakpoint
CREATE TABLE `consultation_notes` (
	`consultation_id` text NOT NULL,
	`position` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`member_id` text,
	`text` text NOT NULL,
	PRIMARY KEY(`consultation_id`, `position`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`state` text NOT NULL,
	`meets_at` text,
	`opened_at` text NOT NULL,
	`opened_by` text NOT NULL,
	`recommendation` text,
	`ended_at` text,
	`ended_by` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consultations_line` ON `consultations` (`line_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `consultations_newest` ON `consultations` (`opened_at`,`id`);--> statement-breakpoint
CREATE TABLE `campaign_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`wave_id` text NOT NULL,
	`comment` text NOT NULL,
	FOREIGN KEY (`wave_id`) REFERENCES `survey_waves`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_comments_wave` ON `campaign_comments` (`wave_id`);--> statement-breakpoint
CREATE TABLE `campaign_ratings` (
	`answer_id` text NOT NULL,
	`question` text NOT NULL,
	`wave_id` text NOT NULL,
	`rating` integer NOT NULL,
	PRIMARY KEY(`answer_id`, `question`),
	FOREIGN KEY (`wave_id`) REFERENCES `survey_waves`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_ratings_wave` ON `campaign_ratings` (`wave_id`,`question`);--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`call_id` text,
	`day` text NOT NULL,
	`wait` integer,
	`length` integer,
	`problem_solving` integer,
	`ending` integer,
	`comment` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_call` ON `survey_answers` (`call_id`,`kind`);--> statement-breakpoint
CREATE INDEX `survey_answers_line` ON `survey_answers` (`line_id`,`kind`,`day`);--> statement-breakpoint
CREATE TABLE `survey_campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`institution` text NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text NOT NULL,
	`questions` text NOT NULL,
	`minimum` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`closed_at` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `survey_campaigns_newest` ON `survey_campaigns` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `survey_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`wave_id` text NOT NULL,
	FOREIGN KEY (`wave_id`) REFERENCES `survey_waves`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `survey_tokens_wave` ON `survey_tokens` (`wave_id`);--> statement-breakpoint
CREATE TABLE `survey_waves` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`position` integer NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`issued` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `survey_campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_waves_position` ON `survey_waves` (`campaign_id`,`position`);