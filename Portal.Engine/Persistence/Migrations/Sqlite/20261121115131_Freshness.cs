using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Freshness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "age_is_working_time",
                table: "streams",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "calendar_id",
                table: "streams",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "field_promises",
                table: "streams",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<TimeSpan>(
                name: "grace",
                table: "streams",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "within",
                table: "streams",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scheduled_at",
                table: "feeds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "good_since",
                table: "feed_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "verified_at",
                table: "feed_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    hours = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    days_off = table.Column<string>(type: "TEXT", nullable: false),
                    extra_days = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verdict_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    reason = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verdict_changes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendars_search",
                table: "calendars",
                column: "search",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verdict_changes_at",
                table: "verdict_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_verdict_changes_stream_field_id",
                table: "verdict_changes",
                columns: new[] { "stream", "field", "id" });

            migrationBuilder.Sql("UPDATE feeds SET scheduled_at = created_at");
            migrationBuilder.Sql("UPDATE feed_states SET verified_at = good_at, good_since = good_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendars");

            migrationBuilder.DropTable(
                name: "verdict_changes");

            migrationBuilder.DropColumn(
                name: "age_is_working_time",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "calendar_id",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "field_promises",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "grace",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "within",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "scheduled_at",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "good_since",
                table: "feed_states");

            migrationBuilder.DropColumn(
                name: "verified_at",
                table: "feed_states");
        }
    }
}
