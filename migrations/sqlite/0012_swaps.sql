CREATE TABLE `rota_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`line_id` text NOT NULL,
	`rota_id` text NOT NULL,
	`version` integer,
	`shift_id` text,
	`role` text,
	`start` text,
	`end` text,
	`about_id` text,
	`at` text NOT NULL,
	`seen_at` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rota_notices_member` ON `rota_notices` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `rota_notices_rota` ON `rota_notices` (`rota_id`,`version`);--> statement-breakpoint
CREATE TABLE `swap_asked` (
	`request_id` text NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`request_id`, `member_id`),
	FOREIGN KEY (`request_id`) REFERENCES `swap_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `swap_asked_member` ON `swap_asked` (`member_id`);--> statement-breakpoint
CREATE TABLE `swap_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`member_id` text NOT NULL,
	`return_shift_id` text,
	`return_start` text,
	`return_end` text,
	`state` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `swap_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `swap_offers_live` ON `swap_offers` (`request_id`,`member_id`) WHERE "swap_offers"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX `swap_offers_member` ON `swap_offers` (`member_id`);--> statement-breakpoint
CREATE INDEX `swap_offers_return` ON `swap_offers` (`return_shift_id`);--> statement-breakpoint
CREATE TABLE `swap_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`rota_id` text NOT NULL,
	`line_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`role` text NOT NULL,
	`start` text NOT NULL,
	`end` text NOT NULL,
	`member_id` text NOT NULL,
	`state` text NOT NULL,
	`asked_all` integer NOT NULL,
	`wanted_shift_ids` text NOT NULL,
	`note` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`worsens` text NOT NULL,
	`cause` text,
	`reopened_at` text,
	`reopens_id` text,
	`decided_at` text,
	`decided_by` text,
	`reason` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `swap_requests_live` ON `swap_requests` (`shift_id`,`member_id`) WHERE "swap_requests"."state" in ('open', 'taken', 'agreed');--> statement-breakpoint
CREATE INDEX `swap_requests_expiry` ON `swap_requests` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `swap_requests_rota` ON `swap_requests` (`rota_id`,`state`);--> statement-breakpoint
CREATE INDEX `swap_requests_member` ON `swap_requests` (`member_id`,`start`);--> statement-breakpoint
CREATE INDEX `swap_requests_line` ON `swap_requests` (`line_id`,`start`);