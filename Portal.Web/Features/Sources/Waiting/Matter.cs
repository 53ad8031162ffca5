using Portal.Engine.Resilience;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Waiting;

/// <summary>One thing about a source that is not well, of however many of its streams it is so.</summary>
/// <param name="Who">Who must act.</param>
/// <param name="Tone">How bad it is.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">What to do about it, or what the portal does.</param>
public sealed record Matter(Who Who, Tone Tone, string Title, string Text)
{
    /// <summary>The streams that it is about.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>When the portal tries again by its schedule.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>What comes by itself, counted down.</summary>
    public (string Before, DateTimeOffset At, string After)? Countdown { get; init; }

    /// <summary>An admin mends it in the settings of the source.</summary>
    public bool IsMendedInSettings { get; init; }

    /// <summary>What the source itself says about it.</summary>
    public string? More { get; init; }

    /// <summary>Somebody wants it so: it ends when somebody ends it, and nobody must.</summary>
    public bool IsPause { get; init; }

    public bool HealsByItself => Who == Who.Nobody && !IsPause;

    public bool WantsSomebody => Who != Who.Nobody && !IsPause;
}
