using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Whom to show; what is null does not narrow.</summary>
public sealed record PeopleFilter
{
    public const int MostShown = 500;

    public string? Text { get; init; }

    public Role? Role { get; init; }

    public bool? Disabled { get; init; }

    internal IQueryable<Person> Narrow(IQueryable<Person> people)
    {
        if (Role is { } role) people = people.Where(p => p.Role == role);
        if (Disabled is { } disabled) people = people.Where(p => p.DisabledAt != null == disabled);
        if (string.IsNullOrWhiteSpace(Text)) return people;
        var folded = Folding.Of(Text.Trim());
        return people.Where(p => p.Search.Contains(folded) || p.Email.Contains(folded));
    }
}
