CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"ticket" integer NOT NULL,
	"lease_until" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"last_started_at" timestamp(3) with time zone,
	"last_finished_at" timestamp(3) with time zone,
	"last_error" text
);
