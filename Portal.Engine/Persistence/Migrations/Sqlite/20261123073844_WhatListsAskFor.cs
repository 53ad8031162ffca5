using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatListsAskFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_gate_changes_workflow_says_id",
                table: "gate_changes",
                columns: new[] { "workflow", "says", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agent_reads_agent_id_answer_at",
                table: "agent_reads",
                columns: new[] { "agent_id", "answer", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_gate_changes_workflow_says_id",
                table: "gate_changes");

            migrationBuilder.DropIndex(
                name: "ix_agent_reads_agent_id_answer_at",
                table: "agent_reads");
        }
    }
}
