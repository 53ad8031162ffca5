using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Drift : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "drift",
                table: "streams",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Offer");

            migrationBuilder.AddColumn<string>(
                name: "version",
                table: "sources",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "version_header",
                table: "sources",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "api_signs",
                columns: table => new
                {
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_deprecated = table.Column<bool>(type: "INTEGER", nullable: false),
                    deprecated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sunset_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    gone = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    noticed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_signs", x => x.source_id);
                });

            migrationBuilder.CreateTable(
                name: "drifts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    feed_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    proposals = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    paused = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feed_shapes",
                columns: table => new
                {
                    feed_id = table.Column<long>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    without_key = table.Column<long>(type: "INTEGER", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    suspected = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_shapes", x => x.feed_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_drifts_feed_id_closed_at",
                table: "drifts",
                columns: new[] { "feed_id", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_drifts_stream_id_id",
                table: "drifts",
                columns: new[] { "stream_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_signs");

            migrationBuilder.DropTable(
                name: "drifts");

            migrationBuilder.DropTable(
                name: "feed_shapes");

            migrationBuilder.DropColumn(
                name: "drift",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "version",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "version_header",
                table: "sources");
        }
    }
}
