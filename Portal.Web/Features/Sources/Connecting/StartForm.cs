using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>How often a list is read and how old it may be, as it is typed in.</summary>
public sealed class StartForm
{
    static readonly Engine.Sources.Schedules.Schedule Usual = Engine.Sources.Schedules.Schedule.Each(TimeSpan.FromMinutes(15));

    readonly ValidationMessageStore _problems;

    public StartForm()
    {
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    public string? Name { get; set; } = "";

    /// <summary>When it runs by itself.</summary>
    public ScheduleForm Schedule { get; private init; } = new();

    public string? Tolerance { get; set; }

    public bool Sweeps { get; set; }

    /// <summary>So far back before a reading begins nothing is sure yet: what appears late is read with the next.</summary>
    public TimeSpan Lag { get; private init; }

    /// <summary>What is deleted is told, so nothing needs to be swept.</summary>
    public bool TellsDeletes { get; private init; }

    /// <summary>By what a row would say that it is deleted; null if no row has that, or what is deleted is told.</summary>
    string? Flag { get; init; }

    /// <summary>Every pass can read everything.</summary>
    public bool CanSweep { get; private init; }

    bool IsPaged { get; init; }

    /// <summary>No way is known to ask for changes only.</summary>
    bool ReadsEverything { get; init; }

    /// <summary>What it is called, and whether it sweeps, unless somebody says otherwise.</summary>
    (string Name, bool Sweeps) Proposed { get; init; }

    /// <summary>All that is entered.</summary>
    public StartDraft Typed => new()
    {
        Name = Name == Proposed.Name ? null : Name ?? "",
        Tolerance = Tolerance ?? "",
        Sweeps = Sweeps == Proposed.Sweeps ? null : Sweeps,
        Schedule = Schedule.Typed,
    };

    /// <summary>What removing what is gone means here, or why it is not offered.</summary>
    public string SweepHelp => TellsDeletes ? "The source says itself what is deleted."
        : !CanSweep ? $"It is asked for by the time of the last change, so no pass sees everything at once, and rows that are deleted at the source later are not noticed{Unless}."
        : $"Everything is read each time, and what the source has no longer is removed. More than usual at once waits for approval.{(IsPaged ? "" : " No pages are known: untick it unless the source gives everything at once.")} Otherwise rows that are deleted at the source later are not noticed{Unless}.";

    /// <summary>It was looked for rows that say so, and none came.</summary>
    string Unless => Flag is { Length: > 0 } ? $", unless they come and say so by {Flag}, which none has done yet" : "";

    /// <summary>What each run will ask for.</summary>
    /// <param name="size">How much there is, as far as it was tried.</param>
    public ExpectedRequests Asks(ListSize? size) =>
        !IsPaged || !(ReadsEverything || Sweeps) ? new(1) : size?.Pages is { } pages ? new(pages) : new(2, IsLeast: true);

    /// <summary>How much its first run reads, if that is known: ": 1,000 rows in about 10 requests".</summary>
    /// <param name="size">How much there is, as far as it was tried.</param>
    public string? Begins(ListSize? size) => IsPaged && size is { Rows: { } rows, Pages: { } pages } ? $": {Amounts.Count(rows, "row")} in about {Amounts.Count(pages, "request")}" : null;

    /// <param name="longest">The longest between two runs.</param>
    /// <returns>When what is promised is less than the schedule keeps.</returns>
    public string? Warning(TimeSpan? longest) => longest is { } apart && SpanText.Read(Tolerance ?? "") is { } age && age <= apart + Lag
        ? $"Up to {SpanText.Write(apart)} pass between two readings{(Lag > TimeSpan.Zero ? $", and each is sure of what the source had {SpanText.Write(Lag)} before it" : "")}, so it will be older than {SpanText.Write(age)} before some of them, although everything runs when it is due."
        : null;

    /// <param name="name">What it is called where nobody says otherwise.</param>
    /// <param name="settings">How it is read.</param>
    /// <param name="zone">Of whoever enters it.</param>
    /// <param name="typed">What was entered before; null if nothing was.</param>
    public static StartForm Of(string name, RestSettings settings, string zone, StartDraft? typed = null)
    {
        var tells = settings.Deletes.By is DeleteKind.Flag or DeleteKind.List;
        // Where everything is read each time anyway, what is gone shows by itself.
        var can = !tells && WholeReading.Of(settings) is not null;
        var sweeps = can && settings.Incremental.By == IncrementalKind.None;
        return new StartForm
        {
            Name = typed?.Name ?? name,
            Tolerance = typed is null ? "1h" : typed.Tolerance,
            Schedule = typed is null ? ScheduleForm.Of(Usual, zone) : ScheduleForm.Of(typed.Schedule),
            Lag = settings.Incremental.By is IncrementalKind.None or IncrementalKind.Token ? TimeSpan.Zero : settings.Incremental.Lag,
            TellsDeletes = tells,
            Flag = tells ? null : settings.Deletes.Flag,
            IsPaged = settings.Paging.By != PagingKind.None,
            CanSweep = can,
            ReadsEverything = settings.Incremental.By == IncrementalKind.None,
            Sweeps = can && (typed?.Sweeps ?? sweeps),
            Proposed = (name, sweeps),
        };
    }

    /// <returns>Null if something of it cannot be read; that is marked then.</returns>
    public (StreamDraft Stream, FeedDraft Feed)? Read()
    {
        _problems.Clear();
        var schedule = Schedule.Read(_problems);
        var tolerance = string.IsNullOrWhiteSpace(Tolerance) ? (TimeSpan?)null : SpanText.Read(Tolerance);
        var fits = string.IsNullOrWhiteSpace(Tolerance) || tolerance is not null;
        if (!fits) Mark(nameof(Tolerance), "Write an age such as 30m, 4h or 2d, or leave it empty.");
        Context.NotifyValidationStateChanged();
        if (!fits || schedule is null) return null;
        return (
            new StreamDraft { Name = Name ?? "", Tolerance = tolerance },
            new FeedDraft { Name = Sweeps || ReadsEverything ? "Everything" : "Changes", Schedule = schedule, Sweeps = Sweeps });
    }

    /// <summary>Marks what is wrong where it stands.</summary>
    /// <returns>What is wrong with the whole of it.</returns>
    public string? Mark(Refusal refusal)
    {
        _problems.Clear();
        if (refusal is StreamNameTaken) Mark(nameof(Name), refusal.Message);
        Context.NotifyValidationStateChanged();
        if (refusal is StreamNameTaken) return null;
        return refusal is SettingsUnfit unfit ? unfit.Say(typeof(RestSettings)) : refusal.Message;
    }

    void Mark(string field, string text) => _problems.Add(new FieldIdentifier(this, field), text);
}
