CREATE TABLE "alert_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"alert_id" text NOT NULL,
	"line_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"member_id" text,
	"account_id" text
);
--> statement-breakpoint
CREATE TABLE "mail_addresses" (
	"account_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_deliveries" (
	"message_id" text NOT NULL,
	"channel" text NOT NULL,
	"target_id" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"last_result" text,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "outbox_deliveries_message_id_channel_target_id_pk" PRIMARY KEY("message_id","channel","target_id")
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"mail_to" jsonb NOT NULL,
	"path" text,
	"at" timestamp(3) with time zone NOT NULL,
	"spread_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"label" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"secret" text NOT NULL,
	"old_secret" text,
	"old_secret_until" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"disabled_at" timestamp(3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "escalate_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "coordinator_told_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "closed_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "closing_note" text;--> statement-breakpoint
CREATE INDEX "alert_steps_alert" ON "alert_steps" USING btree ("alert_id","at");--> statement-breakpoint
CREATE INDEX "alert_steps_at" ON "alert_steps" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "outbox_deliveries_due" ON "outbox_deliveries" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_deliveries_target" ON "outbox_deliveries" USING btree ("target_id","state");--> statement-breakpoint
CREATE INDEX "outbox_messages_spread" ON "outbox_messages" USING btree ("spread_at");--> statement-breakpoint
CREATE INDEX "alerts_escalate" ON "alerts" USING btree ("escalate_at") WHERE "alerts"."escalate_at" is not null;