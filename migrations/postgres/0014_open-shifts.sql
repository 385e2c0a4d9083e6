CREATE TABLE "open_shifts" (
	"id" text PRIMARY KEY NOT NULL,
	"rota_id" text NOT NULL,
	"line_id" text NOT NULL,
	"shift_id" text NOT NULL,
	"role" text NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"cause" text NOT NULL,
	"member_id" text,
	"giving" text NOT NULL,
	"up_to" integer NOT NULL,
	"opens_at" timestamp(3) with time zone NOT NULL,
	"closes_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"told_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"ended_by" text,
	"revision" integer NOT NULL,
	CONSTRAINT "open_shifts_up_to" CHECK ("open_shifts"."up_to" >= 1)
);
--> statement-breakpoint
CREATE TABLE "shift_sign_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"open_id" text NOT NULL,
	"member_id" text NOT NULL,
	"state" text NOT NULL,
	"forbidden_by" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "open_shifts" ADD CONSTRAINT "open_shifts_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_shifts" ADD CONSTRAINT "open_shifts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_sign_ups" ADD CONSTRAINT "shift_sign_ups_open_id_open_shifts_id_fk" FOREIGN KEY ("open_id") REFERENCES "public"."open_shifts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_sign_ups" ADD CONSTRAINT "shift_sign_ups_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "open_shifts_live" ON "open_shifts" USING btree ("shift_id") WHERE "open_shifts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "open_shifts_due" ON "open_shifts" USING btree ("state","closes_at");--> statement-breakpoint
CREATE INDEX "open_shifts_line" ON "open_shifts" USING btree ("line_id","start");--> statement-breakpoint
CREATE INDEX "open_shifts_rota" ON "open_shifts" USING btree ("rota_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_sign_ups_live" ON "shift_sign_ups" USING btree ("open_id","member_id") WHERE "shift_sign_ups"."state" in ('waiting', 'given');--> statement-breakpoint
CREATE INDEX "shift_sign_ups_member" ON "shift_sign_ups" USING btree ("member_id");