using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Whom to show; what is null does not narrow.</summary>
public sealed record PeopleFilter
{
    public const int MostShown = 500;

    public string? Text { get; init; }

    public Role? Role { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>By their last sign-in instead of their name.</summary>
    public bool BySignIn { get; init; }

    public bool Descending { get; init; }

    internal IQueryable<Person> Narrow(IQueryable<Person> people)
    {
        if (Role is { } role) people = people.Where(p => p.Role == role);
        if (Disabled is { } disabled) people = people.Where(p => p.DisabledAt != null == disabled);
        if (string.IsNullOrWhiteSpace(Text)) return people;
        var folded = Folding.Of(Text.Trim());
        return people.Where(p => p.Search.Contains(folded) || p.Email.Contains(folded));
    }

    /// <summary>Who never signed in stands as if long ago, on both databases alike.</summary>
    internal IQueryable<Person> Sort(IQueryable<Person> people) => (BySignIn, Descending) switch
    {
        (true, false) => people.OrderBy(p => p.LastSignInAt != null).ThenBy(p => p.LastSignInAt).ThenBy(p => p.Search).ThenBy(p => p.Id),
        (true, true) => people.OrderByDescending(p => p.LastSignInAt != null).ThenByDescending(p => p.LastSignInAt).ThenBy(p => p.Search).ThenBy(p => p.Id),
        (false, true) => people.OrderByDescending(p => p.Search).ThenByDescending(p => p.Id),
        _ => people.OrderBy(p => p.Search).ThenBy(p => p.Id),
    };
}
