namespace DiploMesh.Language.Segmentation;

/// <summary>What the model looks at to tell whether a token ends between two atoms that touch.</summary>
internal static class TokenBoundary
{
    private const int Reach = 4;
    private const int MostAtomsOfShape = 8;

    private static readonly Atom Nothing = new(0, 0, AtomKind.Mark, false, Shapes.Outside, Shapes.Outside);

    /// <summary>Describes a run of atoms that touch, once for all the boundaries in it.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Hash of its shape.</returns>
    public static uint ShapeOf(ReadOnlySpan<Atom> run)
    {
        var shape = 0u;
        foreach (var atom in run[..Math.Min(run.Length, MostAtomsOfShape)])
        {
            shape = Hashing.Feature(0, shape, atom.Shape);
        }

        return shape;
    }

    /// <summary>Lists the features of the boundary before an atom.</summary>
    /// <param name="atoms">Atoms of the paragraph.</param>
    /// <param name="first">Index of the first atom of the run without gaps.</param>
    /// <param name="end">Index after the last.</param>
    /// <param name="at">Index of the atom after the boundary; more than <paramref name="first"/>.</param>
    /// <param name="shape">Shape of the run.</param>
    /// <param name="list">Where the features go.</param>
    public static void Describe(ReadOnlySpan<Atom> atoms, int first, int end, int at, uint shape, ref FeatureList list)
    {
        var run = atoms[first..end];
        at -= first;
        Span<Atom> near = stackalloc Atom[2 * Reach];
        for (var i = 0; i < 2 * Reach; i++)
        {
            var index = at - Reach + i;
            near[i] = (uint)index < (uint)run.Length ? run[index] : Nothing;
        }

        ref readonly var l2 = ref near[Reach - 3];
        ref readonly var l1 = ref near[Reach - 2];
        ref readonly var l0 = ref near[Reach - 1];
        ref readonly var r0 = ref near[Reach];
        ref readonly var r1 = ref near[Reach + 1];
        ref readonly var r2 = ref near[Reach + 2];
        foreach (ref readonly var atom in near)
        {
            list.Add(atom.Shape);
        }

        foreach (ref readonly var atom in near[1..^1])
        {
            list.Add(atom.Word);
        }

        list.Add(l0.Word, r0.Word);
        list.Add(l0.Shape, r0.Shape);
        list.Add(l0.Word, r0.Shape);
        list.Add(l0.Shape, r0.Word);
        list.Add(l1.Word, l0.Word);
        list.Add(r0.Word, r1.Word);
        list.Add(l1.Word, l0.Word, r0.Word);
        list.Add(l0.Word, r0.Word, r1.Word);
        list.Add(l1.Shape, l0.Shape, r0.Shape);
        list.Add(l0.Shape, r0.Shape, r1.Shape);
        list.Add(l1.Shape, l0.Shape, r0.Shape, r1.Shape);
        list.Add(l2.Shape, l1.Shape, l0.Shape, r0.Shape);
        list.Add(l0.Shape, r0.Shape, r1.Shape, r2.Shape);
        list.Add(l1.Word, l0.Shape, r0.Shape, r1.Shape);
        list.Add(shape, (uint)Math.Min(at, MostAtomsOfShape));
        list.Add(l0.Shape, r0.Shape, (uint)Math.Min(at, Reach), (uint)Math.Min(run.Length - at, Reach));

        var before = first > 0 ? atoms[first - 1] : Nothing;
        var before2 = first > 1 ? atoms[first - 2] : Nothing;
        var after = end < atoms.Length ? atoms[end] : Nothing;
        var after2 = end + 1 < atoms.Length ? atoms[end + 1] : Nothing;
        var isLast = run.Length - at == 1 ? 1u : 0u;
        var isSecond = at == 1 ? 1u : 0u;
        list.Add(after.Shape, r0.Shape, isLast);
        list.Add(after.Word, r0.Word, isLast);
        list.Add(after.Shape, l0.Word, r0.Word, isLast);
        list.Add(after.Word, l0.Word, r0.Word, isLast);
        list.Add(after2.Word, l0.Word, r0.Word, isLast);
        list.Add(before.Word, l0.Word, r0.Word, isSecond);
        list.Add(before2.Word, l0.Word, r0.Word, isSecond);
        list.Add(before.Shape, l0.Shape, r0.Shape, isSecond);
    }
}
