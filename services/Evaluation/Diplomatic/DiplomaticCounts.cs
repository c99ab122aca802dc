namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Counts over one or more diplomatic documents.</summary>
internal sealed class DiplomaticCounts
{
    public int Gold { get; set; }

    public int Predicted { get; set; }

    public int Aligned { get; set; }

    public int BadSpans { get; set; }

    public int FullyRight { get; set; }

    public int FullyRightLocal { get; set; }

    /// <summary>Gold statements by kind.</summary>
    public int[] GoldKinds { get; } = new int[DiplomaticWords.Kinds.Length];

    /// <summary>Aligned gold statements by kind.</summary>
    public int[] AlignedKinds { get; } = new int[DiplomaticWords.Kinds.Length];

    /// <summary>Aligned statements on which a field is right.</summary>
    public int[] Right { get; } = new int[DiplomaticFieldNames.All.Length];

    /// <summary>Aligned statements on which gold has a value.</summary>
    public int[] WithValue { get; } = new int[DiplomaticFieldNames.All.Length];

    /// <summary>Those of them on which the field is right.</summary>
    public int[] RightWithValue { get; } = new int[DiplomaticFieldNames.All.Length];

    public int HopsRight { get; set; }

    public int HopsLeaked { get; set; }

    public int HopsMissed { get; set; }

    public int HopRoles { get; set; }

    /// <summary>Required hops of gold statements that nothing stands for.</summary>
    public int HopsOfMissedStatements { get; set; }

    /// <summary>Hops of predicted statements that stand for nothing.</summary>
    public int HopsOfSpuriousStatements { get; set; }

    public int ChainLeaks { get; set; }

    public int NarratorGold { get; set; }

    public int NarratorLeaks { get; set; }

    public int ConditionsRight { get; set; }

    public int ConditionsGold { get; set; }

    public int ConditionsPredicted { get; set; }

    /// <summary>Gold conditions, those of missed statements included.</summary>
    public int AllConditionsGold { get; set; }

    /// <summary>Predicted conditions, those of spurious statements included.</summary>
    public int AllConditionsPredicted { get; set; }

    public int ConditionTokensRight { get; set; }

    public int ConditionTokensGold { get; set; }

    public int ConditionTokensPredicted { get; set; }

    public int CommunicationsRight { get; set; }

    public int CommunicationsGold { get; set; }

    public int CommunicationsPredicted { get; set; }

    public int TenuresRight { get; set; }

    public int TenuresGold { get; set; }

    public int TenuresPredicted { get; set; }

    /// <summary>Adds the counts of another document.</summary>
    public void Add(DiplomaticCounts other)
    {
        Gold += other.Gold;
        Predicted += other.Predicted;
        Aligned += other.Aligned;
        BadSpans += other.BadSpans;
        FullyRight += other.FullyRight;
        FullyRightLocal += other.FullyRightLocal;
        Add(GoldKinds, other.GoldKinds);
        Add(AlignedKinds, other.AlignedKinds);
        Add(Right, other.Right);
        Add(WithValue, other.WithValue);
        Add(RightWithValue, other.RightWithValue);
        HopsRight += other.HopsRight;
        HopsLeaked += other.HopsLeaked;
        HopsMissed += other.HopsMissed;
        HopRoles += other.HopRoles;
        HopsOfMissedStatements += other.HopsOfMissedStatements;
        HopsOfSpuriousStatements += other.HopsOfSpuriousStatements;
        ChainLeaks += other.ChainLeaks;
        NarratorGold += other.NarratorGold;
        NarratorLeaks += other.NarratorLeaks;
        ConditionsRight += other.ConditionsRight;
        ConditionsGold += other.ConditionsGold;
        ConditionsPredicted += other.ConditionsPredicted;
        AllConditionsGold += other.AllConditionsGold;
        AllConditionsPredicted += other.AllConditionsPredicted;
        ConditionTokensRight += other.ConditionTokensRight;
        ConditionTokensGold += other.ConditionTokensGold;
        ConditionTokensPredicted += other.ConditionTokensPredicted;
        CommunicationsRight += other.CommunicationsRight;
        CommunicationsGold += other.CommunicationsGold;
        CommunicationsPredicted += other.CommunicationsPredicted;
        TenuresRight += other.TenuresRight;
        TenuresGold += other.TenuresGold;
        TenuresPredicted += other.TenuresPredicted;
    }

    private static void Add(int[] sum, int[] other)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += other[i];
        }
    }
}
