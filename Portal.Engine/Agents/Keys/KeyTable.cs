using System.Collections.Frozen;

namespace Portal.Engine.Agents.Keys;

/// <summary>All keys as of one moment, found by the part that may be seen.</summary>
sealed class KeyTable(IEnumerable<KeyTable.Row> rows, long readAt)
{
    /// <summary>An unknown key is compared with this, so that it is told apart in the same way as one of which a part is right.</summary>
    static readonly byte[] Nobody = KeyText.Hash("");

    readonly FrozenDictionary<string, Row> _byPrefix = rows.ToFrozenDictionary(row => row.Prefix, StringComparer.Ordinal);

    public delegate bool Comparison(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    /// <summary>When the reading of it began, by the clock's timestamp.</summary>
    public long ReadAt { get; } = readAt;

    /// <param name="key">A key that could be one.</param>
    /// <param name="same">Compares in a time that does not tell how much was right.</param>
    public Row? Find(string key, Comparison same)
    {
        var found = _byPrefix.GetValueOrDefault(KeyText.PrefixOf(key));
        return same(KeyText.Hash(key), found?.Hash ?? Nobody) ? found : null;
    }

    /// <summary>A key, and the pass it is good for.</summary>
    public sealed record Row(string Prefix, byte[] Hash, AgentPass Pass, DateTimeOffset? RevokedAt, bool IsDisabled)
    {
        public Outcome<AgentPass> At(DateTimeOffset now)
        {
            if (RevokedAt is not null) return new KeyRevoked();
            if (Pass.ExpiresAt <= now) return new KeyExpired(Pass.ExpiresAt.Value);
            return IsDisabled ? new AgentDisabled(Pass.Name) : Pass;
        }
    }
}
