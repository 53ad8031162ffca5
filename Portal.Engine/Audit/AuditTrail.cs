using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>Where the work inside <see cref="Changes.Make{T}"/> notes what its entities do not show by themselves.</summary>
public sealed class AuditTrail(Actor actor, DateTimeOffset at, PortalDb db)
{
    internal const int LongestWho = 300, LongestName = 400;

    readonly Dictionary<IAudited, (string Name, string Text)> _said = [];

    public DateTimeOffset At { get; } = at;

    /// <summary>An event that changes no audited entity: somebody signed in, a backup was made.</summary>
    public void Note(string action, IAudited target, string? details = null) =>
        Add(action, target.AuditKind, target.AuditId, target.AuditName, null, details);

    /// <summary>What somebody said to a change of an entity. It stands in the entry of that change beside what is another now; without a change there is none.</summary>
    public void Say(IAudited target, string name, string text) => _said[target] = (name, text);

    internal (string Name, string Text)? Said(IAudited target) => _said.TryGetValue(target, out var said) ? said : null;

    internal void Add(string action, string kind, string id, string name, string? before, string? after) => db.Add(new AuditEntry
    {
        At = At,
        PersonId = actor.PersonId,
        Who = Cut(actor.Name, LongestWho),
        Address = actor.Address,
        Action = action,
        TargetKind = kind,
        TargetId = id,
        TargetName = Cut(name, LongestName),
        Search = Folding.Of($"{actor.Name} {action} {name}"),
        Before = before,
        After = after,
    });

    /// <summary>A long name must not keep a change from being made.</summary>
    static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}
