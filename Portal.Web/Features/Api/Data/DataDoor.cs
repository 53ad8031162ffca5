using System.Buffers;
using Microsoft.Net.Http.Headers;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Use;
using Portal.Engine.Data.Answers;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>How every answer of the data API goes out: accounted for, with a tag by which whoever has it already is told so, and kept by nobody on the way.</summary>
sealed class DataDoor(ApiQuestion question, AgentLimiter limiter)
{
    /// <param name="http">Who asks.</param>
    /// <param name="kind">The kind of question.</param>
    /// <param name="note">What is accounted for besides.</param>
    /// <param name="write">Writes the answer, and returns how many of its bytes make it another one than before.</param>
    public async Task<IResult> Answer(HttpContext http, string kind, Func<AgentRead, AgentRead> note, Func<IBufferWriter<byte>, long> write)
    {
        using var body = new AnswerBytes();
        var counted = (int)write(body);
        var tag = AnswerTag.Of(body.Written.Span[..counted]);
        // Also who is told that nothing changed has read it. Who knows of nothing in particular (*) knows of this neither.
        await question.Account(http, kind, note);
        var isKnown = http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
        var headers = http.Response.Headers;
        headers.ETag = tag.ToString();
        headers.CacheControl = "private, no-cache";
        headers.Vary = $"{HeaderNames.Authorization}, {AgentCredential.KeyHeader}";
        if (isKnown)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return TypedResults.Empty;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Written.Length;
        await http.Response.Body.WriteAsync(body.Written, http.RequestAborted);
        return TypedResults.Empty;
    }

    public Task<IResult> Refuse(HttpContext http, string kind, Refusal refusal) => question.Refuse(http, kind, refusal);

    /// <returns>As many as were asked for, unless fewer are left of the agent's day.</returns>
    public int Most(AgentPass pass, int asked) => (int)Math.Clamp(limiter.RecordsLeft(pass) ?? asked, 1, asked);

    /// <summary>Says so where it is the day's bound that a page ends at.</summary>
    public static DataPage Noted(DataPage page, int asked, int most) => most < asked && page.Next is not null
        ? page with { Note = $"{page.Note} So many were left of the records that this agent may read today; the cursor goes on tomorrow.".TrimStart() }
        : page;

    /// <returns>Null while the agent may read on.</returns>
    public Refusal? Left(AgentPass pass) => limiter.RecordsLeft(pass) == 0 ? new TooManyRecords(pass.RecordsPerDay!.Value, limiter.UntilTomorrow()) : null;
}
