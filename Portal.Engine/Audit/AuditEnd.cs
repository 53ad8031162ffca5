using System.Data.Common;

namespace Portal.Engine.Audit;

/// <summary>
/// Where the audit log ends, by which it is seen at once that people set something. Where instances write to it out of order,
/// one that comes late makes its end no higher but longer.
/// </summary>
/// <param name="Last">The newest entry.</param>
/// <param name="Recent">How many of the last ones there are.</param>
public readonly record struct AuditEnd(long Last, long Recent)
{
    const string Asks = "SELECT coalesce(max(id), 0), count(*) FROM audit_entries WHERE id > (SELECT coalesce(max(id), 0) FROM audit_entries) - 256";

    internal static async Task<AuditEnd> Of(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Asks;
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return new AuditEnd(reader.GetInt64(0), reader.GetInt64(1));
    }
}
