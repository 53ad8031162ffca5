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
        var lower = Text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // translated to lower() in the database; a comparison cannot be
        return people.Where(p => p.Name.ToLower().Contains(lower) || p.Email.Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
