using Portal.Engine.Blueprints;

namespace Portal.Web.Commands;

/// <summary>Writes all that is configured, without any secret.</summary>
sealed class ExportCommand : BlueprintCommand
{
    const string Into = "--into";

    public override string Name => "export";

    public override string Usage => "[--into <file>]";

    public override string Help => "Writes all that is configured as YAML, without any secret.";

    public override IReadOnlyList<string> Flags => [Into];

    protected override bool IsAsked(IReadOnlyList<string> words) => words is [] or [Into, not Into];

    protected override async Task<int> Run(CommandCall call, BlueprintDesk desk, CancellationToken stop)
    {
        if (call.Words is not [_, var file])
        {
            await call.Out.WriteAsync(await desk.Export(stop: stop));
            return 0;
        }

        var older = File.Exists(file) ? await File.ReadAllTextAsync(file, stop) : null;
        var newer = await desk.Export(older, stop);
        // Whole or not at all: the file may be the only one that has the comments.
        var beside = $"{file}.new";
        await File.WriteAllTextAsync(beside, newer, stop);
        File.Move(beside, file, overwrite: true);
        await call.Out.WriteLineAsync(older == newer ? $"{file} is as it was." : $"Exported to {file}.");
        return 0;
    }
}
