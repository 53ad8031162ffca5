using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>What a command line came to: the exit code, and what was said on either output.</summary>
sealed record Said(int Code, string Output, string Errors)
{
    public static async Task<Said> By(params string[] args)
    {
        await using StringWriter output = new(), errors = new();
        var code = await new CommandTable().Run(args, output, errors, TestContext.Current.CancellationToken);
        return new Said(code, output.ToString(), errors.ToString());
    }
}
