using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What ran every so often goes on doing so.
            migrationBuilder.AddColumn<string>(name: "schedule", table: "feeds", type: "TEXT", nullable: false, defaultValue: "{\"kind\":\"asked\"}");
            migrationBuilder.Sql("""UPDATE feeds SET schedule = '{"kind":"interval","every":"' || every || '"}' WHERE every IS NOT NULL""");
            migrationBuilder.DropColumn(name: "every", table: "feeds");

            migrationBuilder.CreateTable(
                name: "unfinished_streams",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    entity_id = table.Column<long>(type: "INTEGER", nullable: true),
                    new_entity = table.Column<string>(type: "TEXT", nullable: true),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unfinished_streams", x => x.id);
                    table.ForeignKey(
                        name: "fk_unfinished_streams_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unfinished_streams_source_id",
                table: "unfinished_streams",
                column: "source_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unfinished_streams");

            migrationBuilder.DropColumn(
                name: "schedule",
                table: "feeds");

            migrationBuilder.AddColumn<TimeSpan>(
                name: "every",
                table: "feeds",
                type: "TEXT",
                nullable: true);
        }
    }
}
