namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>One stream's whole life: all that happened, and what is asked about.</summary>
sealed record WorldStream(int World, int Number, IReadOnlyList<Subject> Subjects, IReadOnlyList<Happening> History, DateTimeOffset From, DateTimeOffset To)
{
    public double Hours => (To - From).TotalHours;
}
