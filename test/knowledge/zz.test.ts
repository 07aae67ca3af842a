import { test } from "vitest";
import { guideOfData } from "../guide.ts";
const qs = `增员报未获取到人员信息怎么弄
给小王增员跳出来户籍性质为空
戶籍性質為空
hukou xingzhi weikong zenmeban
设保卡丢了咋补
shebaoka diu le
我爸今年60了咋办退休
1968年生的女工几岁退休
新来的12号入职这个月社保还能加吗
离职的那个人社保怎么停
老板不给交社保去哪告
公积金怎么提取
医保报销比例多少
被公司裁了能领多少钱一个月
交满十五年就能退休吗
工地上的农民工怎么买工伤
骑手摔了算工伤吗
灵活就业断了两个月能补吗
密码忘了登不上去单位的
换了法人网办账号怎么办
增员点错了人想撤回
最低基数今年多少
网上说养老已参保不能再办理参保
去年的社保证明哪里打
外地的社保怎么转过来
领失业金的时候医保谁交
第三代社保卡是什么
单位征缴通知单在哪打印
8号能不能增员
超龄返聘的能单独交工伤吗
你好
今天天气怎么样
青岛单位怎么网上增员
未签约
丧葬费能领多少
我妈每年要刷脸认证那个怎么弄
机关事业单位的人死了待遇怎么停
个税怎么退
离婚财产怎么分`.split("\n");
test("x", () => {
	const { search } = guideOfData();
	for (const q of qs) {
		const f = search.find(q);
		console.log(q, "|", f.ranked.slice(0, 3).map((r) => `${r.target.key} ${r.p.toFixed(2)}`).join("  "), "none", f.none.toFixed(2));
	}
});
