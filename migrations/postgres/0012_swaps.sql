CREATE TABLE "rota_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"line_id" text NOT NULL,
	"rota_id" text NOT NULL,
	"version" integer,
	"shift_id" text,
	"role" text,
	"start" timestamp(3) with time zone,
	"end" timestamp(3) with time zone,
	"about_id" text,
	"at" timestamp(3) with time zone NOT NULL,
	"seen_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "swap_asked" (
	"request_id" text NOT NULL,
	"member_id" text NOT NULL,
	CONSTRAINT "swap_asked_request_id_member_id_pk" PRIMARY KEY("request_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "swap_offers" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"member_id" text NOT NULL,
	"return_shift_id" text,
	"return_start" timestamp(3) with time zone,
	"return_end" timestamp(3) with time zone,
	"state" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "swap_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"rota_id" text NOT NULL,
	"line_id" text NOT NULL,
	"shift_id" text NOT NULL,
	"role" text NOT NULL,
	"start" timestamp(3) with time zone NOT NULL,
	"end" timestamp(3) with time zone NOT NULL,
	"member_id" text NOT NULL,
	"state" text NOT NULL,
	"asked_all" boolean NOT NULL,
	"wanted_shift_ids" jsonb NOT NULL,
	"note" text NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"worsens" jsonb NOT NULL,
	"cause" text,
	"reopened_at" timestamp(3) with time zone,
	"reopens_id" text,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text,
	"reason" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rota_notices" ADD CONSTRAINT "rota_notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_notices" ADD CONSTRAINT "rota_notices_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_asked" ADD CONSTRAINT "swap_asked_request_id_swap_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."swap_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_asked" ADD CONSTRAINT "swap_asked_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_offers" ADD CONSTRAINT "swap_offers_request_id_swap_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."swap_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_offers" ADD CONSTRAINT "swap_offers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_requests" ADD CONSTRAINT "swap_requests_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_requests" ADD CONSTRAINT "swap_requests_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rota_notices_member" ON "rota_notices" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "rota_notices_rota" ON "rota_notices" USING btree ("rota_id","version");--> statement-breakpoint
CREATE INDEX "swap_asked_member" ON "swap_asked" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "swap_offers_live" ON "swap_offers" USING btree ("request_id","member_id") WHERE "swap_offers"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "swap_offers_member" ON "swap_offers" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "swap_offers_return" ON "swap_offers" USING btree ("return_shift_id");--> statement-breakpoint
CREATE UNIQUE INDEX "swap_requests_live" ON "swap_requests" USING btree ("shift_id","member_id") WHERE "swap_requests"."state" in ('open', 'taken', 'agreed');--> statement-breakpoint
CREATE INDEX "swap_requests_expiry" ON "swap_requests" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "swap_requests_rota" ON "swap_requests" USING btree ("rota_id","state");--> statement-breakpoint
CREATE INDEX "swap_requests_member" ON "swap_requests" USING btree ("member_id","start");--> statement-breakpoint
CREATE INDEX "swap_requests_line" ON "swap_requests" USING btree ("line_id","start");