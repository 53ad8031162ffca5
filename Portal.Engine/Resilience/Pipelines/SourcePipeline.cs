using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Resilience.Pipelines;

/// <summary>
/// The one place through which a source is called: budget, breaker, a limit of time for each try, and retries around them.
/// What fails comes back as a value that says who must act.
/// </summary>
public sealed partial class SourcePipeline
{
    static readonly ResiliencePropertyKey<CallProgress> Progress = new("progress");

    readonly SourceLimits _limits;
    readonly TimeProvider _clock;
    readonly Action _changed;
    readonly ILogger _log;
    readonly Breaker _breaker;
    readonly RateBudget _budget;
    readonly ResiliencePipeline _timed;
    readonly ResiliencePipeline<Attempt> _retried;
    readonly ConcurrentDictionary<CallProgress, byte> _calls = new();
    Failure? _lastTrouble;

    internal SourcePipeline(string name, SourceLimits limits, TimeProvider clock, Func<double> random, Action changed, ILogger log)
    {
        (Name, _limits, _clock, _changed, _log) = (name, limits, clock, changed, log);
        _breaker = new(limits.FailuresToOpen, limits.OpenFor, clock);
        _budget = new(limits.Rate, clock);
        _timed = new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(limits.AttemptTimeout).Build();
        _retried = limits.Retries == 0 ? ResiliencePipeline<Attempt>.Empty : new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }.AddRetry(Retry(random)).Build();
    }

    public string Name { get; }

    public SourceState State => new(Name, _breaker.State, _budget.State, [.. _calls.Keys.Select(call => call.Wait).OfType<SourceWait>().OrderBy(wait => wait.Until)]);

    internal SourceLimits Limits => _limits;

    /// <summary>Somebody who looks at it wants to know at once whether it is well again: an open breaker lets one call try.</summary>
    internal void LetTry()
    {
        if (_breaker.LetTry()) _changed();
    }

    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> says so.</exception>
    public async Task<Outcome<T>> Send<T>(HttpClient client, Call<T> call, CancellationToken stop = default)
    {
        var progress = new CallProgress(_changed, call.Retries);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, stop);
        context.Properties.Set(Progress, progress);
        _calls[progress] = 0;
        try
        {
            Outcome<T>? good = null;
            var last = await (call.Once ? ResiliencePipeline<Attempt>.Empty : _retried).ExecuteAsync(async c => await Try(client, call, progress, outcome => good = outcome, c.CancellationToken), context);
            if (last.Failure is not { } failure) return good!.Value;
            stop.ThrowIfCancellationRequested();
            return failure;
        }
        finally
        {
            _calls.TryRemove(progress, out _);
            ResilienceContextPool.Shared.Return(context);
            progress.Ended();
        }
    }

    RetryStrategyOptions<Attempt> Retry(Func<double> random) => new()
    {
        MaxRetryAttempts = _limits.Retries,
        ShouldHandle = args => new(args.Outcome.Result is { Failure: not null, MayPass: true }),
        DelayGenerator = args => new(args.Outcome.Result!.NotBefore - _clock.GetUtcNow() is { Ticks: > 0 } asked ? asked : Backoff.Wait(args.AttemptNumber, _limits, random())),
        OnRetry = args =>
        {
            if (args.Context.Properties.TryGetValue(Progress, out var progress))
                progress.Retries(new(args.AttemptNumber + 2, _limits.Retries + 1, args.Outcome.Result!.Failure!.Message, _clock.GetUtcNow() + args.RetryDelay));
            return ValueTask.CompletedTask;
        },
    };

    async Task<Attempt> Try<T>(HttpClient client, Call<T> call, CallProgress progress, Action<Outcome<T>> good, CancellationToken stop)
    {
        if (_budget.State.PausedUntil is { } paused && IsTooLong(paused)) return Attempt.NotMade(LeftAlone(paused));
        if (_breaker.State is { Position: BreakerPosition.Open }) return Attempt.NotMade(Spared());
        await _budget.Take(until => progress.Waits("its turn below the limit of the source", until), stop);
        progress.Goes();

        var before = _breaker.State.Position;
        var attempt = await Once(client, call, good, stop);
        var after = _breaker.State;
        if (after.Position != before) _changed();
        // Whoever opened the breaker need not wait to be turned away by it.
        return attempt.MayPass && after.Until is { } until ? attempt with { MayPass = false, Failure = attempt.Failure! with { Until = until } } : attempt;
    }

    async Task<Attempt> Once<T>(HttpClient client, Call<T> call, Action<Outcome<T>> good, CancellationToken stop)
    {
        using var pass = _breaker.Enter();
        if (pass is null) return Attempt.NotMade(Spared());
        var attempt = await Ask(client, call, good, stop);
        if (attempt.Trouble == true)
        {
            _lastTrouble = attempt.Failure;
            pass.Failed();
        }
        else if (attempt.Trouble == false)
        {
            pass.Answered();
        }

        return attempt;
    }

    async Task<Attempt> Ask<T>(HttpClient client, Call<T> call, Action<Outcome<T>> good, CancellationToken stop)
    {
        var safe = call.Idempotent;
        try
        {
            return await _timed.ExecuteAsync(async token =>
            {
                using var request = call.Request();
                safe |= request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotModified) return await Explained(call, Bad(response, safe), response, token);
                var read = await call.Read(response, token);
                if (read.Refusal is Failure { Status: HttpStatusCode.TooManyRequests } limit) return Later(limit, response, safe, isLimited: true);
                good(read);
                return new Attempt(null);
            }, stop);
        }
        catch (TimeoutRejectedException)
        {
            return new(new(Who.Source, $"{Name} did not answer to the end within {_limits.AttemptTimeout.TotalSeconds:0.#} seconds."), safe, Trouble: true);
        }
        catch (HttpRequestException e)
        {
            var failure = Answers.Of(Name, e);
            return EgressException.In(e) is { Refusal.MayPass: false } ? Attempt.NotMade(failure) : new(failure, safe, Trouble: true);
        }
        catch (IOException)
        {
            return new(new(Who.Source, $"{Name} broke off its answer."), safe, Trouble: true);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Defect(_log, e, Name);
            return Attempt.NotMade(new(Who.Us, $"{Name} could not be read because of a defect in the portal. Its log says which; tell whoever makes the portal."));
        }
    }

    static async Task<Attempt> Explained<T>(Call<T> call, Attempt bad, HttpResponseMessage response, CancellationToken stop)
    {
        if (call.Explain is null || bad.MayPass) return bad;
        try
        {
            return bad with { Failure = await call.Explain(response, bad.Failure!, stop) };
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return bad;
        }
    }

    Attempt Bad(HttpResponseMessage response, bool safe)
    {
        if (Answers.IsLimit(response)) return Later(Answers.TooOften(Name, response.StatusCode), response, safe, isLimited: true);
        var failure = Answers.Of(Name, response.StatusCode);
        return Answers.MayPass(response.StatusCode) ? Later(failure, response, safe) : new(failure);
    }

    /// <summary>It may pass, at the moment that the source names if it does.</summary>
    Attempt Later(Failure failure, HttpResponseMessage response, bool safe, bool isLimited = false)
    {
        var trouble = !isLimited && Answers.IsTrouble(response.StatusCode);
        if (AskedWait.Until(response, _clock.GetUtcNow(), isLimited) is not { } until) return new(failure, safe, Trouble: trouble);

        // The wish counts for all calls to this source, not only for the one that was told.
        _budget.PauseUntil(until);
        _changed();
        return IsTooLong(until) ? new(LeftAlone(until) with { Status = failure.Status }, Trouble: trouble) : new(failure with { Until = until }, safe, until, trouble);
    }

    bool IsTooLong(DateTimeOffset until) => until - _clock.GetUtcNow() > _limits.LongestAskedWait;

    Failure LeftAlone(DateTimeOffset until) => new(Who.Nobody, $"{Name} asked to be left alone until {until:u}. It goes on by itself after that.", until);

    /// <summary>Whoever is turned away hears what was wrong, and who must act.</summary>
    Failure Spared()
    {
        var (state, last) = (_breaker.State, _lastTrouble ?? new(Who.Source, $"{Name} is in trouble."));
        return state.Until is { } until
            ? last with { Text = $"{last.Text} It failed {state.Failures} times in a row and is left alone until {until.UtcDateTime:HH:mm:ss} UTC.", Until = until }
            : last with { Text = $"{last.Text} It failed {state.Failures} times in a row, and one call is trying just now whether it is well again.", Until = null };
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A call to {Source} ended in a defect")]
        public static partial void Defect(ILogger log, Exception exception, string source);
    }
}
