using System.Globalization;
using Portal.Engine;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>A page that a browser shows from elsewhere. It may have been given this machine's address under its own name.</summary>
sealed record OriginUnfit : Refusal
{
    public override string Message => "This is asked for by a page of another site. Ask from a program, or from the portal's own address.";
}

sealed record ContentTypeUnfit : Refusal
{
    public override string Message => "Send the message as application/json.";
}

sealed record AcceptUnfit : Refusal
{
    public override string Message => "Accept both application/json and text/event-stream.";
}

sealed record ProtocolUnfit(IReadOnlyList<string> Known) : Refusal
{
    public override string Message => $"This version of the protocol is not spoken here. Use one of {string.Join(", ", Known)}.";
}

/// <summary>What the headers say for those on the way is something else than what the message says.</summary>
sealed record HeaderMismatch(string Header) : Refusal
{
    public override string Message => $"The header {Header} is to say what the message says.";
}

sealed record MessageTooLarge(int MostKilobytes) : Refusal
{
    public override string Message => $"A message has at most {MostKilobytes} kB.";
}

sealed record MessageUnreadable : Refusal
{
    public override string Message => "The message is not JSON.";
}

sealed record MessageUnfit : Refusal
{
    public override string Message => "Send one JSON-RPC 2.0 message, and no list of them.";
}

sealed record ParamsUnfit(string Method, string Expected) : Refusal
{
    public override string Message => $"The params of {Shown.Of(Method)} are not as expected: give {Expected}.";
}

sealed record ParamTwice(string Name) : Refusal
{
    public override string Message => $"{Shown.Of(Name)} stands there twice. Say it once.";
}

/// <summary>Half of a character that takes two, or bytes that are none.</summary>
sealed record TextUnfit : Refusal
{
    public override string Message => "A text in the params is no Unicode: half of a character stands alone in it. Send whole characters.";
}

sealed record ArgumentUnknown(string Name, IReadOnlyList<string> Known) : Refusal
{
    public override string Message => $"There is no argument called {Shown.Of(Name)}. " + (Known.Count == 0 ? "There are none here." : $"There are {string.Join(", ", Known)}.");
}

sealed record ArgumentUnfit(string Name, string Expected) : Refusal
{
    public override string Message => $"{Shown.Of(Name)} is not as expected: give {Expected}.";
}

sealed record ArgumentMissing(string Name, string Expected) : Refusal
{
    public override string Message => $"{Name} is missing: give {Expected}.";
}

sealed record ToolUnknown(string Name) : Refusal
{
    public override string Message => $"There is no tool called {Shown.Of(Name)}. Ask for the list of tools to see which there are.";
}

/// <summary>There is no such resource, or none that this agent may see: which of the two is not said.</summary>
sealed record ResourceUnknown(string Address) : Refusal
{
    public override string Message => $"There is no resource {Shown.Of(Address)} here. Ask for the list of resources to see which there are.";
}

sealed record AnswerTooLarge(int MostBytes) : Refusal
{
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"What comes next has more than {MostBytes / 1024} kB by itself. Name the fields that are needed, without full and disagreements.");
}

/// <summary>It was not the asker's fault.</summary>
sealed record AnswerFailed : Refusal
{
    public override string Message => "Something went wrong here, and it was not your question. Try again later; the portal's log says what it was.";
}

/// <summary>A name that somebody sent, cut to what a name can be.</summary>
static class Shown
{
    const int Longest = 60;

    public static string Of(string name) => name.Length <= Longest ? name : $"{name[..Longest]}…";
}
