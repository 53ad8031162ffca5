using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Projection;

/// <summary>Tells of rows that were tried which unified records they would become part of.</summary>
public sealed class MatchJoins(IDatabase database, Seals seals)
{
    const int MostMembers = 5000;

    /// <param name="entity">What the rows are to become.</param>
    /// <param name="stream">Their stream, so that what is there of a row itself is no other; null if they have none yet.</param>
    /// <param name="trial">What becomes of the rows.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome<JoinsFound>> Of(Entity entity, long? stream, MappingTrial trial, CancellationToken stop = default)
    {
        if (entity.Match is not { } match || trial.Matches.Count == 0) return new JoinsFound(0, 0);
        SensitiveFields? fields = null;
        if (entity.MatchesBlindly && !(await seals.Get(stop)).Succeeded(out fields, out var refusal)) return refusal;
        var rows = trial.Matches.ToLookup(row => fields is null ? SearchText.Fit(row.Normal) : fields.Blind(match.Field, row.Text));
        var values = rows.Select(one => one.Key).ToArray();

        await using var db = database.Read();
        var members = await db.Set<UnifiedRow>().Where(row => row.Entity == entity.Id && row.Match != null && values.Contains(row.Match))
            .Join(db.Set<UnifiedMember>(), row => row.Id, member => member.Unified, (row, member) => new { row.Match, Unified = row.Id, member.Record })
            .Join(db.Set<RecordRow>(), member => member.Record, record => record.Id, (member, record) => new { member.Match, member.Unified, record.Stream, record.Key })
            .Take(MostMembers).ToListAsync(stop);
        var (joining, joined) = (new HashSet<int>(), new HashSet<long>());
        foreach (var member in members)
        {
            foreach (var row in rows[member.Match!].Where(row => member.Stream != stream || member.Key != row.Key))
            {
                joining.Add(row.Number);
                joined.Add(member.Unified);
            }
        }

        return new JoinsFound(joining.Count, joined.Count);
    }
}
