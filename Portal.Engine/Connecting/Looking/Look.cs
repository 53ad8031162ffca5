using System.Net;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Looking;

/// <summary>What the real answer of one address is.</summary>
public sealed record Look
{
    /// <summary>What the source answered with; null if no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Why it is no good answer, who must act and what to do; null if it is one.</summary>
    public Refusal? Problem { get; init; }

    /// <summary>The answer for a screen: indented, shortened, without secrets.</summary>
    public string Text { get; init; } = "";

    /// <summary>Something was left out of the text.</summary>
    public bool IsShortened { get; init; }

    /// <summary>Every list in it, the likeliest to be the records first.</summary>
    public IReadOnlyList<FoundList> Lists { get; init; } = [];

    /// <summary>The list that the settings name, or else the likeliest; what follows is of it.</summary>
    public FoundList? Chosen { get; init; }

    public IReadOnlyList<FoundField> Fields { get; init; } = [];

    /// <summary>The likeliest first.</summary>
    public IReadOnlyList<KeyIdea> Keys { get; init; } = [];

    /// <summary>The likeliest first.</summary>
    public IReadOnlyList<UpdatedIdea> Updated { get; init; } = [];

    /// <summary>Where it would tell of an error in a good answer; null if nothing speaks of one.</summary>
    public ErrorSettings? Errors { get; init; }

    /// <summary>The settings as they were given, with the first of each suggestion put in where nothing was chosen yet.</summary>
    public required RestSettings Suggested { get; init; }

    /// <summary>What somebody should know, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>How many requests were made.</summary>
    public int Requests { get; init; }
}
