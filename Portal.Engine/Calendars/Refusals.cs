namespace Portal.Engine.Calendars;

public sealed record NoSuchCalendar : Refusal
{
    public override string Message => "This calendar is not here any more. Reload the list.";
}

public sealed record CalendarNameTaken(string Name) : Refusal
{
    public override string Message => $"There is a calendar called {Name} already. Choose another name.";
}

public sealed record CalendarInUse(string Name, IReadOnlyList<string> By) : Refusal
{
    const int MostNamed = 5;

    public override string Message => $"{Name} is used by {string.Join("; ", By.Take(MostNamed))}{(By.Count > MostNamed ? $"; and {By.Count - MostNamed} more" : "")}. Give them another calendar first.";
}
