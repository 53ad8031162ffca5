using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store.Commits;

/// <summary>Keeps the bad rows of a commit, each once however often it comes, and lets go of those that came well this time.</summary>
sealed class Quarantine(PortalDb db, SensitiveFields? fields, FeedPlace place, long now)
{
    /// <summary>Both databases limit how many values one statement may name.</summary>
    const int Most = 500;

    public async Task Keep(IReadOnlyList<BadRow> bad)
    {
        foreach (var some in bad.GroupBy(Identity).Select(same => (Identity: same.Key, Row: same.Last())).Chunk(Most))
        {
            var identities = some.Select(one => one.Identity).ToArray();
            var kept = await db.Set<QuarantinedRow>().Where(q => q.Feed == place.Feed && identities.Contains(q.Identity)).ToDictionaryAsync(q => q.Identity);
            foreach (var (identity, row) in some)
            {
                if (kept.TryGetValue(identity, out var known)) Update(known, row);
                else db.Add(New(identity, row));
            }
        }
    }

    /// <returns>How many are left.</returns>
    public async Task<int> LetGo(IEnumerable<string> wellKeys)
    {
        foreach (var keys in wellKeys.Distinct().Chunk(Most))
            await db.Set<QuarantinedRow>().Where(q => q.Feed == place.Feed && keys.Contains(q.Key)).ExecuteDeleteAsync();
        return await Left();
    }

    /// <summary>The same of one that was asked for by itself: what was read after it stays, unless a clock that has been set back since stamped it.</summary>
    public async Task<int> LetGo(string wellKey, long seenAt)
    {
        await db.Set<QuarantinedRow>().Where(q => q.Feed == place.Feed && q.Key == wellKey && (q.SeenAt <= seenAt || q.SeenAt > now)).ExecuteDeleteAsync();
        return await Left();
    }

    Task<int> Left() => db.Set<QuarantinedRow>().CountAsync(q => q.Feed == place.Feed);

    string Identity(BadRow row) => row.Key is { } key ? QuarantinedRow.IdentityOf(key) : $"#{Fields.Blind("quarantine", Encoding.UTF8.GetString(row.Raw.Span))}";

    SensitiveFields Fields => fields ?? throw new InvalidOperationException("A bad row is sealed, and nothing was given to seal it with.");

    QuarantinedRow New(string identity, BadRow row) => new()
    {
        Feed = place.Feed,
        Stream = place.Stream,
        Identity = identity,
        Key = row.Key,
        Reason = row.Reason,
        Raw = Seal(identity, row),
        IsDeleted = row.IsDeleted,
        SourceAt = row.Stamp.SourceAt,
        SeenAt = row.Stamp.SeenAt,
        FirstAt = now,
        Run = place.Run,
    };

    /// <summary>Nobody has said yet which of its fields are sensitive.</summary>
    string Seal(string identity, BadRow row) => Fields.SealWhole(Encoding.UTF8.GetString(row.Raw.Span), QuarantinedRow.Owner(place.Feed, identity));

    void Update(QuarantinedRow known, BadRow row)
    {
        (known.Reason, known.Raw, known.IsDeleted) = (row.Reason, Seal(known.Identity, row), row.IsDeleted);
        (known.SourceAt, known.SeenAt, known.Run) = (row.Stamp.SourceAt, row.Stamp.SeenAt, place.Run);
    }
}
