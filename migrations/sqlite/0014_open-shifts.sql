CREATE TABLE `open_shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`rota_id` text NOT NULL,
	`line_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`role` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`cause` text NOT NULL,
	`member_id` text,
	`giving` text NOT NULL,
	`up_to` integer NOT NULL,
	`opens_at` text NOT NULL,
	`closes_at` text NOT NULL,
	`state` text NOT NULL,
	`told_at` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`ended_at` text,
	`ended_by` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "open_shifts_up_to" CHECK("open_shifts"."up_to" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `open_shifts_live` ON `open_shifts` (`shift_id`) WHERE "open_shifts"."state" = 'open';--> statement-breakpoint
CREATE INDEX `open_shifts_due` ON `open_shifts` (`state`,`closes_at`);--> statement-breakpoint
CREATE INDEX `open_shifts_line` ON `open_shifts` (`line_id`,`start`);--> statement-breakpoint
CREATE INDEX `open_shifts_rota` ON `open_shifts` (`rota_id`,`state`);--> statement-breakpoint
CREATE TABLE `shift_sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`open_id` text NOT NULL,
	`member_id` text NOT NULL,
	`state` text NOT NULL,
	`forbidden_by` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`open_id`) REFERENCES `open_shifts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_sign_ups_live` ON `shift_sign_ups` (`open_id`,`member_id`) WHERE "shift_sign_ups"."state" in ('waiting', 'given');--> statement-breakpoint
CREATE INDEX `shift_sign_ups_member` ON `shift_sign_ups` (`member_id`);