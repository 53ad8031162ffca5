using Portal.Engine.Data.Reading;

namespace Portal.Engine.Data.Changing;

/// <summary>Reads what the projector did, turn by turn.</summary>
static class Steps
{
    const string End = "SELECT version FROM projector_states WHERE entity = $1",
        Changed = $"SELECT {RawRow.Columns}, u.turn FROM unified u WHERE u.entity = $1 AND (u.turn, u.id) > ($2, $3) AND u.turn <= $4 ORDER BY u.turn, u.id LIMIT $5",
        Gone = "SELECT g.id, g.turn, coalesce(a.unified, 0) FROM unified_gone g LEFT JOIN unified_aliases a ON a.id = g.id WHERE g.entity = $1 AND (g.turn, g.id) > ($2, $3) AND g.turn <= $4 ORDER BY g.turn, g.id LIMIT $5";

    public static async Task<long> Last(IDataSession session, CancellationToken stop)
    {
        var last = 0L;
        await session.Each(End, [0L], row =>
        {
            last = row.Number(0);
            return false;
        }, stop);
        return last;
    }

    /// <param name="session">To read with.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="after">From where.</param>
    /// <param name="last">Turns after it are left for later, so that both readings are of the same ones.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<Step>> Read(IDataSession session, long entity, Point after, long last, int most, CancellationToken stop)
    {
        var steps = new List<Step>();
        object[] parameters = [entity, after.Turn, after.Id, last, (long)most];
        await session.Each(Changed, parameters, row =>
        {
            var raw = RawRow.Of(row);
            steps.Add(new Step(after with { Turn = row.Number(3), Id = raw.Id }, raw, null));
            return true;
        }, stop);
        await session.Each(Gone, parameters, row =>
        {
            steps.Add(new Step(after with { Turn = row.Number(1), Id = row.Number(0) }, null, row.Number(2) is not 0 and var into ? into : null));
            return true;
        }, stop);
        return [.. steps.OrderBy(step => step.At).Take(most)];
    }
}
