using System.Data.Common;

namespace Portal.Engine.Credentials;

/// <summary>
/// What must be read of a database before it is served: which master key it needs, and the key ring. Plain SQL, because
/// building EF Core's model would cost every start more than all the rest of this room.
/// </summary>
sealed record SealedRows(string? KeyId, IReadOnlyList<SealedRows.Row> Ring)
{
    public const string RingPurpose = "key ring";

    public static async Task<SealedRows> Read(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        // One statement, so that both are of one moment: another instance may be moving to another key.
        command.CommandText = "SELECT key_id, name, sealed FROM (SELECT 1) AS one LEFT JOIN master_key ON 1 = 1 LEFT JOIN key_ring ON 1 = 1 ORDER BY key_ring.id";
        await using var reader = await command.ExecuteReaderAsync(stop);
        string? keyId = null;
        var rows = new List<Row>();
        while (await reader.ReadAsync(stop))
        {
            keyId = reader.IsDBNull(0) ? null : reader.GetString(0);
            if (!reader.IsDBNull(1)) rows.Add(new Row(reader.GetString(1), reader.GetString(2)));
        }

        return new SealedRows(keyId, rows);
    }

    /// <returns>The elements of the ring as text. Throws <see cref="StartProblem"/> naming the one that does not open.</returns>
    public IReadOnlyList<string> Open(MasterKey key)
    {
        var seal = new Seal(key, RingPurpose);
        return [.. Ring.Select(row => seal.Open(row.Sealed, row.Name) ?? throw new StartProblem(
            $"The entry {row.Name} of the key ring does not open with the master key {key.Id} (it was sealed with {Seal.KeyOf(row.Sealed)}). The database was changed outside the portal: bring back a backup with: restore <backup file>"))];
    }

    public sealed record Row(string Name, string Sealed);
}
