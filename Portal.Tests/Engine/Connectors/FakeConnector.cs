using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Connectors;

/// <summary>A connector with settings and without a system behind it.</summary>
sealed class FakeConnector(string name = "fake") : IConnector
{
    public ConnectorInfo Info { get; } = new(name, "Fake", "Reads nothing.", typeof(Settings));

    public IAsyncEnumerable<Outcome<Page>> Read(ReadContext context, CancellationToken stop) => AsyncEnumerable.Empty<Outcome<Page>>();

    public sealed record Settings : IValidated
    {
        [Setting("Path", Required = true)]
        public string Path { get; init; } = "";

        [Setting("Page size", Min = 1, Max = 1000)]
        public int PageSize { get; init; } = 100;

        public void Validate(FormProblems problems)
        {
            if (Path.StartsWith('/')) problems.Add(nameof(Path), "Leave out the slash at its beginning.");
        }
    }
}
