CREATE TABLE `solver_run_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	`progress` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `solver_runs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `solver_run_events_run` ON `solver_run_events` (`run_id`,`at`);--> statement-breakpoint
CREATE TABLE `solver_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`rota_id` text NOT NULL,
	`state` text NOT NULL,
	`keeps` text NOT NULL,
	`seed` integer NOT NULL,
	`seconds` integer NOT NULL,
	`iterations` integer,
	`weights` text NOT NULL,
	`progress` text NOT NULL,
	`rota_revision` integer,
	`result` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`started_at` text,
	`finished_at` text,
	`cancel_requested_at` text,
	`failure` text,
	`applied_at` text,
	`instance` text,
	`lease_until` text,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `solver_runs_active` ON `solver_runs` (`rota_id`) WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX `solver_runs_rota` ON `solver_runs` (`rota_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `solver_runs_state` ON `solver_runs` (`state`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `locked` integer DEFAULT false NOT NULL;