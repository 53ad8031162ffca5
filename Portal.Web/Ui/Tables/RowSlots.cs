namespace Portal.Web.Ui.Tables;

/// <summary>
/// Which row of a table on the page is whose. What is shown on keeps its row wherever it moves to. Where the reader went to another
/// page or order, what comes takes over the rows of what went, so that words change instead of all being built anew. What comes by
/// itself gets a row of its own: whoever has the focus in one that went is not led to something else.
/// </summary>
sealed class RowSlots
{
    Dictionary<object, int> _slots = [];
    string? _address;
    int _next;

    /// <summary>The row of each of these, now that they are shown and nothing else.</summary>
    /// <param name="keys">What tells one from another.</param>
    /// <param name="address">Where the reader is.</param>
    public IReadOnlyList<int> Show(IReadOnlyList<object> keys, string address)
    {
        // A list is loaded after the address has changed, and is shown as it was until then.
        if (keys.Count == _slots.Count && keys.All(_slots.ContainsKey)) return [.. keys.Select(key => _slots[key])];

        var stay = keys.Where(_slots.ContainsKey).Distinct().ToDictionary(key => key, key => _slots[key]);
        var free = new Queue<int>(address == _address ? [] : _slots.Values.Except(stay.Values).Order());
        foreach (var key in keys)
        {
            if (!stay.ContainsKey(key)) stay.Add(key, free.TryDequeue(out var slot) ? slot : _next++);
        }

        (_slots, _address) = (stay, address);
        return [.. keys.Select(key => stay[key])];
    }
}
