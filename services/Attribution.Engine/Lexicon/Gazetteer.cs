using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>How a word stands for a state.</summary>
internal enum StateNameKind
{
    /// <summary>"Kenya".</summary>
    Name,

    /// <summary>"Kenyan".</summary>
    Demonym,

    /// <summary>"Nairobi", used for the government.</summary>
    Capital,
}

/// <summary>A word that stands for a state.</summary>
internal sealed record StateName(string State, StateNameKind Kind);

/// <summary>States with their capitals and adjectives, and news agencies with their kind.</summary>
internal static class Gazetteer
{
    public static readonly NameIndex<StateName> States = LoadStates();

    public static readonly NameIndex<ChainRole> Outlets = LoadOutlets();

    private static NameIndex<StateName> LoadStates()
    {
        var index = new NameIndex<StateName>();
        foreach (var line in Resource.Lines("states.txt"))
        {
            var fields = line.Split('|');
            var state = fields[0];
            index.Add(state, new StateName(state, StateNameKind.Name));
            AddAll(fields[1], StateNameKind.Name);
            AddAll(fields[2], StateNameKind.Demonym);
            AddAll(fields[3], StateNameKind.Capital);

            void AddAll(string names, StateNameKind kind)
            {
                foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    index.Add(name, new StateName(state, kind));
                }
            }
        }

        return index;
    }

    private static NameIndex<ChainRole> LoadOutlets()
    {
        var index = new NameIndex<ChainRole>();
        foreach (var line in Resource.Lines("agencies.txt"))
        {
            index.Add(line[2..], line[0] == 'a' ? ChainRole.Agency : ChainRole.Outlet);
        }

        return index;
    }
}
