using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Tries the ways of paging one after the other until a second page proves one.</summary>
sealed class PagingTrial(Tries tries, RestSettings settings, PagingSettings? like, Findings findings)
{
    const int MostTries = 6;

    readonly List<string> _against = [];

    /// <param name="first">The first page of these settings, whose paging says no more than the size.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<PagingFound?> Find(TriedPage first, CancellationToken stop)
    {
        var guess = new PagingGuess(tries, settings, first);
        var (found, mustEnd) = await Any(new PagingTold(settings, first.Signals).All().OrderByDescending(IsLike), first, stop);
        if (found is null && !mustEnd && like is not null) (found, mustEnd) = await Any(guess.Again(like), first, stop);
        if (found is null && !mustEnd) (found, _) = await Any(await guess.All(stop), first, stop);
        return found is null ? Nothing(first) : Told(found);
    }

    bool IsLike(PagingSettings told) => like is not null && (told.By, told.Parameter, told.Next) == (like.By, like.Parameter, like.Next);

    async Task<(PagingFound? Found, bool MustEnd)> Any(IEnumerable<PagingSettings> ways, TriedPage first, CancellationToken stop)
    {
        foreach (var way in ways.Take(MostTries))
        {
            var (found, mustEnd) = await Prove(way, first, stop);
            if (found is not null || mustEnd) return (found, mustEnd);
        }

        return (null, false);
    }

    async Task<(PagingFound? Found, bool MustEnd)> Prove(PagingSettings paging, TriedPage first, CancellationToken stop)
    {
        var with = settings with { Paging = paging };
        if (paging.By == PagingKind.Page) return await ProveNumbers(with, first, stop);
        var begin = paging.By == PagingKind.Offset ? first : null;
        if (begin is null)
        {
            if (!(await tries.Page(with, stop: stop)).Succeeded(out var read, out var unread)) return (null, Against(paging, unread));
            begin = read;
        }

        var token = paging.By == PagingKind.Offset ? begin.Count.ToString(CultureInfo.InvariantCulture) : begin.Next;
        if (token is null) return (null, false);
        return (await tries.Page(with, token, stop: stop)).Succeeded(out var second, out var refusal) ? (Judged(paging, PageProof.Of(begin, second)), false) : (null, Against(paging, refusal));
    }

    /// <summary>Page 1 is the second one where they are counted from zero.</summary>
    async Task<(PagingFound? Found, bool MustEnd)> ProveNumbers(RestSettings with, TriedPage first, CancellationToken stop)
    {
        var isTold = first.Signals.Page?.Number is 0 or 1;
        for (var number = isTold ? with.Paging.First + 1 : 1; number <= 2; number++)
        {
            if (!(await tries.Page(with, number.ToString(CultureInfo.InvariantCulture), stop: stop)).Succeeded(out var page, out var refusal)) return (null, Against(with.Paging, refusal));
            var proof = PageProof.Of(first, page);
            if (proof.Verdict == Verdict.Proved) return (new(with.Paging with { First = number - 1 }, proof), false);
            if (number == 2 || proof.Verdict != Verdict.Ignored) return (Judged(with.Paging, proof), false);
        }

        return (null, false);
    }

    PagingFound? Judged(PagingSettings paging, PageProof proof)
    {
        if (proof.Verdict == Verdict.Proved) return new(paging, proof);
        _against.Add(Ways.Against(paging, proof.Verdict));
        return null;
    }

    bool Against(PagingSettings paging, Refusal refusal)
    {
        _against.Add($"{Ways.Of(paging)} is refused");
        return tries.MustEnd(refusal);
    }

    PagingFound Told(PagingFound found)
    {
        findings.Sure(TrialTopic.Pages, Ways.Proved(found.Paging, found.Proof.Second!));
        return found;
    }

    PagingFound? Nothing(TriedPage first)
    {
        var tried = _against.Count == 0 ? "" : $" Tried: {string.Join("; ", _against.Distinct())}.";
        findings.Open(TrialTopic.Pages, first.Signals.SaysMore(first.Count)
            ? $"The source says that there is more, but no way to the next page was found. Only the first {Ways.Rows(first.Count)} are read as it is.{tried}"
            : $"No pages were found. Only the first {Ways.Rows(first.Count)} are read, which is all if the source gives everything at once.{tried}");
        return null;
    }
}
