CREATE TABLE "solver_run_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "solver_run_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"run_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"progress" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solver_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"rota_id" text NOT NULL,
	"state" text NOT NULL,
	"keeps" text NOT NULL,
	"seed" integer NOT NULL,
	"seconds" integer NOT NULL,
	"iterations" integer,
	"weights" jsonb NOT NULL,
	"progress" jsonb NOT NULL,
	"rota_revision" integer,
	"result" jsonb,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"started_at" timestamp(3) with time zone,
	"finished_at" timestamp(3) with time zone,
	"cancel_requested_at" timestamp(3) with time zone,
	"failure" text,
	"applied_at" timestamp(3) with time zone,
	"instance" text,
	"lease_until" timestamp(3) with time zone
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "solver_run_events" ADD CONSTRAINT "solver_run_events_run_id_solver_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."solver_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solver_runs" ADD CONSTRAINT "solver_runs_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "solver_run_events_run" ON "solver_run_events" USING btree ("run_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "solver_runs_active" ON "solver_runs" USING btree ("rota_id") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "solver_runs_rota" ON "solver_runs" USING btree ("rota_id","created_at");--> statement-breakpoint
CREATE INDEX "solver_runs_state" ON "solver_runs" USING btree ("state");