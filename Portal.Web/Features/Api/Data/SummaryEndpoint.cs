using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>Counts and sums, by values and by windows of time.</summary>
sealed class SummaryEndpoint(DataSummaries summaries, DataDoor door, AgentTurns turns, TimeProvider clock)
{
    const string Kind = "summary";

    public async Task<IResult> Sum(HttpContext http, string entity)
    {
        var asked = new Parameters(http, Named.Where, Named.By, Named.Of, Named.Distinct, Named.Window, Named.Zone, Named.From, Named.To, Named.Top);
        var query = new SummaryQuery(entity)
        {
            Where = asked.Conditions(),
            By = asked.Text(Named.By),
            Of = asked.Text(Named.Of),
            Distinct = asked.Text(Named.Distinct),
            Window = asked.Word<Window>(Named.Window),
            Zone = asked.Text(Named.Zone) ?? "UTC",
            From = asked.Moment(Named.From),
            To = asked.Moment(Named.To),
            Top = asked.Number(Named.Top, 20, 1, 200),
        };
        if (asked.Problem is { } problem) return await door.Refuse(http, Kind, problem);
        var model = http.Question()!.Pass.Model;
        if (!turns.Take(http.Question()!.Pass, LongQuestion.Summary).Succeeded(out var turn, out var refusal)) return await door.Refuse(http, Kind, refusal);
        using var _ = turn;
        if (!(await summaries.Of(model, query, http.RequestAborted)).Succeeded(out var summary, out refusal)) return await door.Refuse(http, Kind, refusal);
        string[] fields = [.. new[] { query.By, query.Of, query.Distinct }.OfType<string>().Concat(query.Where.Select(one => one.Field)).Distinct()];
        return await door.Answer(
            http, Kind,
            read => Accounts.Counted(read, model.Find(entity)!, fields, summary.Groups.Count) with { Worst = (byte)summary.Verdict, OldestAge = clock.GetUtcNow() - summary.AsOf },
            to => SummaryWriter.Write(to, summary));
    }
}
