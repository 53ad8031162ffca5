using System.Globalization;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Trying;

/// <summary>
/// Finds by trying how a list is paged, how only its changes and how its deleted rows are asked for, and shows it to be right. What it proposes was
/// read by the very code that a feed reads with.
/// </summary>
public sealed class Trial(SourceClients clients, TimeProvider clock)
{
    public const int MostRequests = 20;

    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    const int Usual = 100, SmallPage = 50;

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="settings">With path, list and key, and the field of the last change if there is one.</param>
    /// <param name="asked">Told each time how many requests were made.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found, also when it ended early. A refusal says why there was nothing to try.</returns>
    public Task<Outcome<TrialResult>> Run(Source source, RestSettings settings, Action<int>? asked = null, CancellationToken stop = default) => Run(source, settings, null, asked, stop);

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="settings">With path, list and key, and the field of the last change if there is one.</param>
    /// <param name="like">How another list of the source is read. That is tried first, and taken only where it is shown to be right here too.</param>
    /// <param name="asked">Told each time how many requests were made.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found, also when it ended early. A refusal says why there was nothing to try.</returns>
    public Task<Outcome<TrialResult>> Run(Source source, RestSettings settings, RestSettings? like, Action<int>? asked, CancellationToken stop = default)
    {
        clients.LetTry(source);
        return Run(clients.For(source), settings, like, asked, stop);
    }

    /// <summary>Shows whether a list is read rightly as it is set, and finds nothing else.</summary>
    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="settings">All of them.</param>
    /// <param name="asked">Told each time how many requests were made.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was shown, with the settings as they are. A refusal says why there was nothing to try.</returns>
    public async Task<Outcome<TrialResult>> Prove(Source source, RestSettings settings, Action<int>? asked = null, CancellationToken stop = default)
    {
        clients.LetTry(source);
        var (client, findings) = (new ProbeClient(clients.For(source), MostRequests, asked), new Findings());
        var given = new GivenTrial(settings, new Tries(client, clock), findings);
        var refusal = await Ended(given.Do, findings, stop);
        return refusal is null ? new TrialResult(settings, findings.All, client.Made, given.Size) : refusal;
    }

    internal Task<Outcome<TrialResult>> Run(ISourceClient way, RestSettings settings, Action<int>? asked, CancellationToken stop) => Run(way, settings, null, asked, stop);

    async Task<Outcome<TrialResult>> Run(ISourceClient way, RestSettings settings, RestSettings? like, Action<int>? asked, CancellationToken stop)
    {
        var problems = new FormProblems();
        (settings with { Paging = new(), Incremental = new() { By = settings.Incremental.By == IncrementalKind.Template ? IncrementalKind.Template : IncrementalKind.None } }).Validate(problems);
        if (problems.All.FirstOrDefault(problem => !problem.Setting.StartsWith("Incremental", StringComparison.Ordinal) && !problem.Setting.StartsWith("Search", StringComparison.Ordinal)) is { } unfit) return new SettingsUnfit([unfit]);
        var client = new ProbeClient(way, MostRequests, asked);
        var work = new Work(settings, like, new Tries(client, clock), new());
        var refusal = await Ended(work.Do, work.Findings, stop);
        return refusal is null ? new TrialResult(work.Proposed, work.Findings.All, client.Made, work.Size) : refusal;
    }

    /// <returns>Why there was nothing to try; null if it was tried, also where it took too long.</returns>
    async Task<Refusal?> Ended(Func<CancellationToken, Task<Outcome<Done>>> work, Findings findings, CancellationToken stop)
    {
        var refusal = (await Limited.Run(Limit, clock, work, stop)).Refusal;
        if (refusal is not TookTooLong late) return refusal;
        findings.Open(TrialTopic.Stopped, $"{late.Message} What was found until then stays.");
        return null;
    }

    /// <summary>One trial while it goes on; what it found stays when it is ended.</summary>
    sealed class Work(RestSettings settings, RestSettings? like, Tries tries, Findings findings)
    {
        readonly RestSettings _settings = settings;

        public RestSettings Proposed { get; private set; } = settings;

        public Findings Findings => findings;

        public ListSize? Size { get; private set; }

        public async Task<Outcome<Done>> Do(CancellationToken stop)
        {
            var bare = _settings with { Paging = new() { In = Variants.Place(_settings) }, Incremental = new(), Search = new(), Conditional = ConditionalKind.Never, Deletes = _settings.Deletes.By == DeleteKind.Flag ? _settings.Deletes : new() };
            if (Variants.IsGraphQl(bare) && string.IsNullOrEmpty(bare.Errors.Path)) bare = bare with { Errors = ErrorSigns.GraphQl };
            if (!(await tries.Page(bare, stop: stop)).Succeeded(out var first, out var refusal)) return refusal;
            Proposed = Proposed with { Errors = bare.Errors };
            if (!FirstRows.AreFit(first, _settings.Key, findings)) return default(Done);
            Flag(first);
            var size = await new SizeTrial(tries, bare, like?.Paging).Find(first, stop);
            // All that follows is shown with the deleted among the rows.
            (bare, first) = await Deletes(bare, first, size?.Name, stop);
            var paged = await Pages(bare, first, size, stop);
            var (isCapped, end) = (false, new EndTrial(tries, bare, findings));
            if (paged is { } found)
            {
                (var paging, isCapped) = await end.Check(found, stop);
                Proposed = Proposed with { Paging = paging };
            }

            await PageSize(bare, first, size, stop);
            var isMiscounted = isCapped || end.Miscounts || first.Signals.Capped is not null;
            Size = ListSize.Of(first, Proposed.Paging.Size, isAll: Proposed.Paging.By == PagingKind.None);
            if (isMiscounted) Size = Size.Uncounted();
            var trial = new ChangesTrial(tries, bare, like?.Incremental, findings);
            if (await trial.Find(first, stop) is { } changes)
            {
                Proposed = Proposed with { Path = changes.Path, Parameters = changes.Parameters, Incremental = changes.Incremental };
                if (CanFlag && Proposed.Deletes.By == DeleteKind.Flag && first.Flag is { } flag && trial.TellsDeletes != true) NotInChanges(flag.Path, trial.TellsDeletes is null);
            }

            if (isCapped || first.Signals.Capped is not null) Proposed = await new SearchTrial(tries, findings).Find(Proposed, first, stop);
            if (tries.Ended is { } ended) findings.Open(TrialTopic.Stopped, $"{ended.Message} Nothing more was asked after that, and what was not come to stays as it was set.");
            if (!isMiscounted) Size = await Extent(Size, bare, first, stop);
            return default(Done);
        }

        /// <summary>Where nobody says how much there is, it ends with its first page if nothing comes after that.</summary>
        async Task<ListSize> Extent(ListSize seen, RestSettings bare, TriedPage first, CancellationToken stop)
        {
            if (Proposed.Paging.By == PagingKind.None || seen.Rows is not null || first.Signals.SaysMore(first.Count)) return seen;
            var asked = bare with { Paging = Proposed.Paging };
            if (!(await tries.Page(asked, stop: stop)).Succeeded(out var begin, out _)) return seen;
            if (begin.Next is { } next && (!(await tries.Page(asked, next, stop: stop)).Succeeded(out var after, out _) || after.Count > 0)) return seen;
            return seen with { Rows = begin.Count };
        }

        async Task<PagingFound?> Pages(RestSettings bare, TriedPage first, (string Name, int Size, TriedPage Page)? size, CancellationToken stop)
        {
            if (first.Signals.SaysMore(first.Count) || size is not { } small) return await new PagingTrial(tries, bare, like?.Paging, findings).Find(first, stop);
            // All of it came at once, so it is cut small to see its pages.
            var cut = bare with { Paging = bare.Paging with { Size = small.Size, SizeParameter = small.Name } };
            if (!(await tries.Page(cut, stop: stop)).Succeeded(out var begin, out _)) return null;
            return await new PagingTrial(tries, cut, like?.Paging, findings).Find(begin, stop);
        }

        async Task PageSize(RestSettings bare, TriedPage first, (string Name, int Size, TriedPage Page)? size, CancellationToken stop)
        {
            if (size is not { } small)
            {
                findings.Open(TrialTopic.PageSize, $"No parameter for the page size was found; the source decides: {Ways.Rows(first.Count)}.");
                Proposed = Proposed with { Paging = Proposed.Paging with { Size = Proposed.Paging.SizeParameter is null ? null : Proposed.Paging.Size } };
                return;
            }

            var many = first.Count;
            if (many < SmallPage && (await tries.Page(bare with { Paging = bare.Paging with { Size = Usual, SizeParameter = small.Name } }, stop: stop)).Succeeded(out var larger, out _)) many = Math.Max(many, larger.Count);
            findings.Sure(TrialTopic.PageSize, string.Create(CultureInfo.InvariantCulture, $"Page size: asked for with {small.Name}. Asked for {small.Size}, {small.Size} rows came."));
            Proposed = Proposed with { Paging = Proposed.Paging with { Size = many, SizeParameter = small.Name, In = bare.Paging.In } };
        }

        bool CanFlag => _settings.Deletes.By is DeleteKind.None or DeleteKind.Flag;

        /// <summary>Whether a row is ever shown that says so is seen later; the field is kept for it, and told of nothing by it alone.</summary>
        void Flag(TriedPage first)
        {
            if (_settings.Deletes.By == DeleteKind.None && first.Flag is { } flag) Proposed = Proposed with { Deletes = By(DeleteKind.None, flag.Path) };
        }

        async Task<(RestSettings Bare, TriedPage First)> Deletes(RestSettings bare, TriedPage first, string? size, CancellationToken stop)
        {
            if (!CanFlag) return (bare, first);
            if (first is { Deleted: > 0, Flag: { } told })
            {
                var isSet = _settings.Deletes.By == DeleteKind.Flag;
                Proposed = Proposed with { Deletes = By(DeleteKind.Flag, told.Path) };
                var text = $"Deletes: {Ways.Deleted(first.Deleted, told.Path, "of the first page ")}";
                if (isSet) findings.Sure(TrialTopic.Deletes, $"{text}, as it is set.");
                else findings.Open(TrialTopic.Deletes, $"{text}, and {(first.Deleted == 1 ? "is" : "are")} taken for it. Check that it means that.");
                return (bare, first);
            }

            var trial = new DeletesTrial(tries, bare, first, size);
            if (await trial.Find(like, stop) is { First.Flag: { } flag } found)
            {
                Proposed = Proposed with { Path = found.Asking.Path, Parameters = found.Asking.Parameters, Body = found.Asking.Body, Deletes = By(DeleteKind.Flag, flag.Path) };
                findings.Sure(TrialTopic.Deletes, $"Deletes: asked for with {found.How}, {Ways.Deleted(found.First.Deleted, flag.Path)}. Without it none comes that does.");
                return (found.Asking, found.First);
            }

            Untold(first.Flag?.Path, trial.WasHeard);
            return (bare, first);
        }

        void Untold(string? flag, bool wasAsked)
        {
            if (tries.Ended is null && _settings.Deletes.By == DeleteKind.Flag) Proposed = Proposed with { Deletes = Proposed.Deletes with { By = DeleteKind.None } };
            findings.Open(TrialTopic.Deletes, flag is null
                ? "Nothing in the rows says that one is deleted. What is gone at the source is found only by reading everything."
                : $"Deletes: rows say by {flag} whether they are deleted. None that came is{(wasAsked ? ", also where deleted ones were asked for by the usual names" : "")}; the source may leave those out. What is deleted there later is found only by reading everything.");
        }

        void NotInChanges(string flag, bool isOpen)
        {
            Proposed = Proposed with { Deletes = By(DeleteKind.None, flag) };
            findings.OpenInstead(TrialTopic.Deletes, $"Deletes: rows say by {flag} that they are deleted where everything is read, {(isOpen ? "and it could not be seen whether they come" : "and are left out")} where only changes are asked for. What is deleted at the source later is found only by reading everything.");
        }

        DeleteSettings By(DeleteKind by, string flag) => (_settings.Deletes.Flag == flag ? _settings.Deletes : new() { Flag = flag }) with { By = by };
    }
}
