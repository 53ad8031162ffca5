using Npgsql;

namespace Portal.Engine.Persistence.Postgres;

/// <summary>For transactions whose statements all go by keys, out of tables that may have been filled a moment ago.</summary>
static class ByKeys
{
    /// <summary>
    /// The planner knows nothing of such tables yet and would read them whole; and what it then believes to be dear it would
    /// compile first, for each statement anew.
    /// </summary>
    public static async Task GoByKeys(this NpgsqlConnection connection)
    {
        await using var set = new NpgsqlCommand("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off", connection);
        await set.ExecuteNonQueryAsync();
    }
}
