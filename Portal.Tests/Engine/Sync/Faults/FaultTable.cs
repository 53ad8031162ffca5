using System.Text;
using Portal.Engine.Resilience;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>What is expected of a run for every switch of the sample company. docs/faults.md holds the same.</summary>
static class FaultTable
{
    const string Refused = "Sample CRM does not accept the credential. Connect it again, or store a new one (401).",
        TooOften = "Sample CRM is asked more often than it allows (429). It goes on by itself.",
        BrokenOff = "Sample CRM broke off its answer.",
        Forgot = "Sample CRM forgot 4 times in a row where the reading had stopped. Read smaller pages, or by another way of paging.",
        Nothing = "It read nothing, where at this hour it usually reads about *. What is stored does not count as verified by it. Look whether the source is well.";

    /// <summary>Every switch once, in the order in which a request and its answer meet them.</summary>
    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        new("slow", "10", FaultOutcome.Good),
        new("revoked", "", FaultOutcome.Fails(Who.Owner, Refused), Ends: true),
        new("auth", "header", FaultOutcome.Fails(Who.Owner, Refused), Ends: true),
        new("limit", "30", FaultOutcome.Fails(Who.Nobody, TooOften), Ends: true),
        new("rate", "3", FaultOutcome.Good),
        new("failing", "500", FaultOutcome.Fails(Who.Source, "Sample CRM is in trouble (500). It is up to whoever runs it."), Ends: true),
        new("flaky", "3", FaultOutcome.Good),
        new("truncated", "abort", FaultOutcome.Fails(Who.Source, BrokenOff), Ends: true),
        new("html", "", FaultOutcome.Fails(Who.Source, "Sample CRM answers with a web page and not with JSON: \"<!doctype html>*\". It may be down for maintenance, or the address may be that of a page for people."), Ends: true),
        new("wrong-shape", "", FaultOutcome.Fails(Who.Owner, "`data` is not in the answer, and there is no list of records in it. It has `result`. Correct in the settings where the records of Sample CRM stand."), Ends: true),
        new("error-inside", "", FaultOutcome.Fails(Who.Source, "Sample CRM answers with an error: \"Something went wrong, in a 200.\" (internal_error). If the settings are right, it is up to whoever runs it."), Ends: true),
        new("empty", "", FaultOutcome.Fails(Who.Owner, Nothing) with { State = RunState.Doubtful }, Ends: true),
        new("expired", "", FaultOutcome.Fails(Who.Source, Forgot) with { Read = Share.Some, Changed = Share.Some, Deleted = Share.Some }, Ends: true),
        new("late", "120", FaultOutcome.Good),
        new("changing", "touch", FaultOutcome.Good),
        new("schema", "rename", Unmapped, FullReading: true),
    ];

    /// <summary>Other values that make a switch another one.</summary>
    public static IReadOnlyList<FaultRow> OtherValues { get; } =
    [
        new("slow", "95", FaultOutcome.Fails(Who.Source, "http://127.0.0.1:* took longer than 90 seconds to begin its answer. Tell whoever runs it, or ask it for smaller pages."), Ends: true),
        new("auth", "bearer", FaultOutcome.Good),
        new("auth", "basic", FaultOutcome.Fails(Who.Owner, Refused), Ends: true),
        new("limit", "30 date", FaultOutcome.Fails(Who.Nobody, TooOften), Ends: true),
        new("limit", "300", FaultOutcome.Fails(Who.Nobody, "Sample CRM asked to be left alone until *. It goes on by itself after that."), Ends: true),
        new("rate", "3 date", FaultOutcome.Good),
        new("failing", "403", FaultOutcome.Fails(Who.Owner, "Sample CRM does not let this credential read what is asked for. Give it the right to, or use another (403)."), Ends: true),
        new("failing", "404", FaultOutcome.Fails(Who.Owner, "Sample CRM has nothing at this address. Check the address in the settings (404).*"), Ends: true),
        new("truncated", "cut", FaultOutcome.Fails(Who.Source, BrokenOff), Ends: true),
        new("changing", "remove", FaultOutcome.Good),
        new("schema", "add", FaultOutcome.Good),
        new("schema", "retype", FaultOutcome.Good),
    ];

    static FaultOutcome Unmapped => FaultOutcome.Good with { Who = Who.Owner, Message = "* rows could not be taken and wait in quarantine.", Added = Share.None, Changed = Share.None, Quarantined = Share.All };

    public static IEnumerable<FaultRow> All => Rows.Concat(OtherValues);

    public static FaultRow Find(string name) => All.Single(row => row.ToString() == name);

    /// <summary>As it stands in the documents.</summary>
    public static string Markdown(IEnumerable<FaultRow> rows)
    {
        var text = new StringBuilder("| switch | state | names | message | read | added | changed | deleted | quarantined | verified | watermark | well again after |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var outcome = row.Outcome;
            text.Append(null, $"| `{row}` | {outcome.State} | {outcome.Who?.ToString() ?? "–"} | {outcome.Message.Replace("<", "&lt;", StringComparison.Ordinal)} ")
                .Append(null, $"| {Word(outcome.Read)} | {Word(outcome.Added)} | {Word(outcome.Changed)} | {Word(outcome.Deleted)} | {Word(outcome.Quarantined)} ")
                .Append(null, $"| {(outcome.Verified ? "yes" : "no")} | {(outcome.Watermark ? "moves" : "stays")} | {(row.FullReading ? "a full reading" : outcome.EndsInPass ? "two runs" : "a run")} |\n");
        }

        return text.ToString();
    }

    static string Word(Share share) => share switch { Share.None => "–", Share.Some => "some", _ => "all" };
}
