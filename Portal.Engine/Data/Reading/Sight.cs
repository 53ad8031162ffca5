using System.Text;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Data.Reading;

/// <summary>What an asker sees of the records of an entity. A stream that brings nothing of it, and a record in which nothing of it stands, are not there.</summary>
sealed class Sight(ScopedEntity entity)
{
    readonly byte[][] _names = [.. entity.Names.Select(Encoding.UTF8.GetBytes)];
    readonly Slices _slices = new(entity.Fields);

    /// <summary>One of which nobody knows what it brings, because it has no feed, is there for all who see the entity.</summary>
    public static bool Sees(ScopedEntity entity, StreamPlan plan) => plan.Brings.Count == 0 || entity.Names.Any(plan.Brings.Contains);

    public bool Sees(ReadOnlySpan<byte> body)
    {
        var scan = new BodyScan(body);
        while (scan.Next())
        {
            if (IsSeen(body[scan.Name])) return true;
        }

        if (!scan.IsOther || body.IsEmpty) return false;
        _ = _slices.Of(body);
        return _slices.Count > 0;
    }

    bool IsSeen(ReadOnlySpan<byte> name)
    {
        foreach (var one in _names)
        {
            if (name.SequenceEqual(one)) return true;
        }

        return false;
    }
}
