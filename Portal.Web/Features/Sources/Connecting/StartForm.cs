using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>How often a list is read and how old it may be, as it is typed in.</summary>
public sealed class StartForm
{
    readonly ValidationMessageStore _problems;

    public StartForm()
    {
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public static IReadOnlyList<(string Text, string Words)> Choices { get; } =
        [("1m", "Every minute"), ("5m", "Every 5 minutes"), ("15m", "Every 15 minutes"), ("1h", "Every hour"), ("4h", "Every 4 hours"), ("1d", "Every day"), ("", "Only when somebody asks")];

    public EditContext Context { get; }

    public string? Name { get; set; } = "";

    public string? Every { get; set; } = "15m";

    public string? Tolerance { get; set; } = "1h";

    public bool Sweeps { get; set; }

    /// <summary>What is deleted is told, so nothing needs to be swept.</summary>
    public bool TellsDeletes { get; private init; }

    /// <summary>Every pass can read everything.</summary>
    public bool CanSweep { get; private init; }

    /// <summary>What removing what is gone means here, or why it is not offered.</summary>
    public string SweepHelp => TellsDeletes ? "The source says itself what is deleted."
        : !CanSweep ? "It is asked for by the time of the last change, so no pass sees everything at once, and nothing that is gone is noticed."
        : "Everything is read each time, and what the source has no longer is removed. More than usual at once waits for approval.";

    /// <summary>When what is promised is less than the schedule keeps.</summary>
    public string? Warning => SpanText.Read(Every ?? "") is { } every && SpanText.Read(Tolerance ?? "") is { } age && age < every
        ? $"It is read {Choices.First(one => one.Text == Every).Words.ToLowerInvariant()}, so it will be older than {SpanText.Write(age)} before each reading, although everything runs when it is due."
        : null;

    public static StartForm Of(string name, RestSettings settings)
    {
        var tells = settings.Deletes.By is DeleteKind.Flag or DeleteKind.List;
        // Where everything is read each time anyway, what is gone shows by itself.
        var can = !tells && WholeReading.Of(settings) is not null;
        return new StartForm { Name = name, TellsDeletes = tells, CanSweep = can, Sweeps = can && settings.Incremental.By == IncrementalKind.None };
    }

    /// <returns>Null if something of it cannot be read; that is marked then.</returns>
    public (StreamDraft Stream, FeedDraft Feed)? Read()
    {
        _problems.Clear();
        var every = string.IsNullOrEmpty(Every) ? (TimeSpan?)null : SpanText.Read(Every);
        var tolerance = string.IsNullOrWhiteSpace(Tolerance) ? (TimeSpan?)null : SpanText.Read(Tolerance);
        var fits = string.IsNullOrWhiteSpace(Tolerance) || tolerance is not null;
        if (!fits) Mark(nameof(Tolerance), "Write an age such as 30m, 4h or 2d, or leave it empty.");
        Context.NotifyValidationStateChanged();
        if (!fits) return null;
        return (
            new StreamDraft { Name = Name ?? "", Tolerance = tolerance },
            new FeedDraft { Name = Sweeps ? "Everything" : "Changes", Schedule = every is { } pace ? Schedule.Each(pace) : Schedule.WhenAsked, Sweeps = Sweeps });
    }

    /// <summary>Marks what is wrong where it stands.</summary>
    /// <returns>What is wrong with the whole of it.</returns>
    public string? Mark(Refusal refusal)
    {
        _problems.Clear();
        if (refusal is StreamNameTaken) Mark(nameof(Name), refusal.Message);
        Context.NotifyValidationStateChanged();
        if (refusal is StreamNameTaken) return null;
        return refusal is SettingsUnfit unfit ? string.Join(" ", unfit.Problems.Select(problem => $"{problem.Setting}: {problem.Text}")) : refusal.Message;
    }

    void Mark(string field, string text) => _problems.Add(new FieldIdentifier(this, field), text);
}
