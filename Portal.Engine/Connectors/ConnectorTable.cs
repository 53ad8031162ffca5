using System.Diagnostics.CodeAnalysis;

namespace Portal.Engine.Connectors;

/// <summary>All connectors of the program, by name. Two with one name stop the start.</summary>
public sealed class ConnectorTable
{
    readonly SortedDictionary<string, IConnector> _connectors = new(StringComparer.Ordinal);

    public ConnectorTable(IEnumerable<IConnector> connectors)
    {
        foreach (var connector in connectors)
        {
            if (!_connectors.TryAdd(connector.Info.Name, connector))
                throw new StartProblem($"Two connectors are called {connector.Info.Name}: {_connectors[connector.Info.Name].GetType()} and {connector.GetType()}. This is a defect of this version; tell whoever makes the portal, and start the version before.");
        }
    }

    /// <summary>By name.</summary>
    public IEnumerable<IConnector> All => _connectors.Values;

    public bool Has(string name, [MaybeNullWhen(false)] out IConnector connector) => _connectors.TryGetValue(name, out connector);
}
