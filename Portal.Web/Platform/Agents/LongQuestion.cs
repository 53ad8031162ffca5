namespace Portal.Web.Platform.Agents;

/// <summary>A kind of question that takes long, by whichever way it is asked.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Most">So many an agent may have open at once.</param>
sealed record LongQuestion(string Name, int Most)
{
    /// <summary>Those that wait for changes, or follow them.</summary>
    public static readonly LongQuestion Changes = new("changes", 10);

    /// <summary>Each looks at many records.</summary>
    public static readonly LongQuestion Summary = new("summary", 2);

    /// <summary>More than an agent has workflows, mostly.</summary>
    public static readonly LongQuestion Gate = new("gate", 100);
}
